using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>The codes that a field takes, in their own order.</summary>
public sealed record CodeList
{
    /// <summary>The list's name in addresses and templates, such as <c>outcome-kinds</c>.</summary>
    public required string Name { get; init; }

    public required LocalText Title { get; init; }

    /// <summary>The published standard that the codes come from.</summary>
    public string? Standard { get; init; }

    /// <summary>Where the standard can be read.</summary>
    public string? Source { get; init; }

    /// <summary>False when other codes of the standard are taken too.</summary>
    public required bool Complete { get; init; }

    public required IReadOnlyList<ListedCode> Codes { get; init; }
}
