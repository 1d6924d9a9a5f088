using Collab.Core.Standards;

namespace Collab.Core.CodeLists;

/// <summary>A code as records carry it, and what it is called in en, mn and ne.</summary>
public sealed record ListedCode(string Code, LocalText Labels)
{
    /// <summary>What the list's standard writes for it, where that is something else: <c>1</c> for <c>incoming</c>, <c>142</c> for <c>Asia</c>.</summary>
    public string? StandardCode { get; init; }

    /// <summary>UN M49 region of a country or sub-region.</summary>
    public string? Region { get; init; }

    /// <summary>UN M49 sub-region of a country.</summary>
    public string? Subregion { get; init; }

    /// <summary>Digits behind the point of an amount in this currency (ISO 4217).</summary>
    public int? MinorUnits { get; init; }
}
