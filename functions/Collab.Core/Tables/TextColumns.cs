namespace Collab.Core.Tables;

/// <summary>The columns of a text in several languages.</summary>
/// <param name="Field">The field's name, such as <c>title</c>.</param>
/// <param name="Columns">From left to right.</param>
internal sealed record TextColumns(string Field, IReadOnlyList<TextColumn> Columns)
{
    /// <summary>The pointer to the text as a whole.</summary>
    public string Pointer { get; } = $"/{Field}";
}

/// <summary>The column of a text in one language.</summary>
internal sealed record TextColumn(int Column, string Tag, string Pointer);

/// <summary>The column of a place in a list; number 0 is a column that holds the whole list, parted by semicolons, commas or line breaks.</summary>
internal readonly record struct ListColumn(int Number, int Column);
