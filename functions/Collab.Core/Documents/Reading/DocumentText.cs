namespace Collab.Core.Documents.Reading;

/// <summary>The text of a document, in the order in which a person reads it.</summary>
/// <param name="Pages">Page by page; a format that doesn't know its pages has one page without a number.</param>
/// <param name="FormFields">The values of a form's fields by the fields' names; fields that were left empty are not in it.</param>
/// <param name="Tables">The tables in it, row by row. Their text stands in the pages too.</param>
public sealed record DocumentText(
    IReadOnlyList<TextPage> Pages, IReadOnlyDictionary<string, string> FormFields, IReadOnlyList<TextTable> Tables);

/// <summary>A page's blocks in reading order. <paramref name="Number"/> counts from 1 as a reader would, null where it isn't known.</summary>
public sealed record TextPage(int? Number, IReadOnlyList<TextBlock> Blocks);

/// <summary>A paragraph, heading, list item or table row; line breaks within it are spaces. Never empty.</summary>
public sealed record TextBlock(string Text, TextRole Role);

/// <summary>A table: its rows from top to bottom, their cells as a reader sees them; a row may be shorter than others.</summary>
public sealed record TextTable(int? Page, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>What a block of text is on its page.</summary>
public enum TextRole
{
    Paragraph,
    Heading,
    ListItem,
    TableRow,
}
