using Collab.Core.Items;
using Collab.Core.Standards;
using Collab.Core.Templates;

namespace Collab.Core.Tables;

/// <summary>What a table's rows are: one of the four types of records that hang on a collaboration, or collaborations themselves.</summary>
internal sealed class TableType
{
    private TableType(string kind, ItemType? items)
    {
        Kind = kind;
        Items = items;
        Fields = [.. Template.Find(kind)!.Columns.Select(FieldOf).DistinctBy(f => f.Name)];
    }

    public static TableType Activities { get; } = new("activities", ItemType.Activity);

    public static TableType Outcomes { get; } = new("outcomes", ItemType.Outcome);

    public static TableType Funding { get; } = new("funding", ItemType.Funding);

    public static TableType Challenges { get; } = new("challenges", ItemType.Challenge);

    public static TableType Collaborations { get; } = new("collaborations", null);

    public static IReadOnlyList<TableType> All { get; } = [Activities, Outcomes, Funding, Challenges, Collaborations];

    /// <summary>The types whose rows may stand in one table, told apart by a column <c>type</c>.</summary>
    public static IReadOnlyList<TableType> OfItems { get; } = [Activities, Outcomes, Funding, Challenges];

    /// <summary>The name of its template, and what people read: <c>activities</c>.</summary>
    public string Kind { get; }

    /// <summary>The type of a row's record; null for collaborations.</summary>
    public ItemType? Items { get; }

    public IReadOnlyList<TableField> Fields { get; }

    private TableField FieldOf(TemplateColumn column)
    {
        var parts = column.Name.Split('.');
        var isText = parts.Length == 2 && LanguageTag.Spoken.Contains(parts[1], StringComparer.Ordinal);
        var isNumbered = !isText && parts.Length > 1;
        var name = isText ? parts[0] : isNumbered ? string.Join('.', [parts[0], "#", .. parts[2..]]) : column.Name;
        return new(name, isText, isNumbered, IsWanted(column, isText), column.Type == ColumnType.Date, column.Type == ColumnType.Amount);
    }

    /// <summary>
    /// A column that a table must have. A text is wanted in one language at least. A collaboration is known by its code, and only its home
    /// institution sends it.
    /// </summary>
    private bool IsWanted(TemplateColumn column, bool isText) =>
        Kind == "collaborations" && column.Name is "code" or "institution"
            ? column.Name == "code"
            : column.Need == ColumnNeed.Required || (isText && column.Need == ColumnNeed.OneOf);
}

/// <summary>A field of a table's rows.</summary>
/// <param name="Name">The field's name; of one that repeats with <c>#</c> for the number, such as <c>partners.#.role</c>.</param>
/// <param name="IsText">A text in several languages, a column each: <c>title.en</c>, <c>title.mn</c>.</param>
/// <param name="IsNumbered">A list with a column for each place in it: <c>kinds.1</c>, <c>kinds.2</c>.</param>
/// <param name="IsWanted">Whether a table of the type must have it.</param>
/// <param name="IsDate">Whether its cells are dates.</param>
/// <param name="IsAmount">Whether its cells are amounts of money.</param>
internal sealed record TableField(string Name, bool IsText, bool IsNumbered, bool IsWanted, bool IsDate, bool IsAmount)
{
    /// <summary>Whether what stands in brackets behind the column's name may change its meaning: a language or a currency.</summary>
    public bool IsExact => IsText || IsAmount;

    /// <summary>The column that people are told of.</summary>
    public string Shown => Name.Replace("#", "1", StringComparison.Ordinal);
}
