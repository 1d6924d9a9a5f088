using System.Globalization;

namespace Collab.Core.Tables;

/// <summary>Which column of a table holds which field, read as a table of one type.</summary>
internal sealed class TableHeader
{
    // Fields that Collab itself derives: they may stand in a table that was exported from here.
    private static readonly string[] Derived = ["id", "academicYear", "createdAt", "updatedAt", "noticeDeadline", "renewedBy"];

    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> unknown = [];
    private readonly List<string> reasons = [];
    private readonly string defaultLanguage;

    private TableHeader(TableType type, string defaultLanguage)
    {
        Type = type;
        this.defaultLanguage = defaultLanguage;
    }

    public TableType Type { get; }

    /// <summary>Columns that are none of the type's fields.</summary>
    public IReadOnlyList<string> Unknown => unknown;

    /// <summary>What is wrong with the header apart from columns that it lacks: two for one field, or one that may be two.</summary>
    public IReadOnlyList<string> Reasons => reasons;

    /// <summary>Columns that a table of the type must have and this one lacks.</summary>
    public IReadOnlyList<TableField> Missing => [.. Type.Fields.Where(f => f.IsWanted && !Has(f))];

    /// <summary>How many columns are fields of the type.</summary>
    public int Matches => columns.Count;

    /// <summary>The columns of dates.</summary>
    public IEnumerable<int> Dates => Type.Fields.Where(f => f.IsDate).Select(f => Find(f.Name)).Where(c => c >= 0);

    /// <summary>The columns of amounts of money.</summary>
    public IEnumerable<int> Amounts => Type.Fields.Where(f => f.IsAmount).Select(f => Find(f.Name)).Where(c => c >= 0);

    /// <param name="type">The type that the table is read as.</param>
    /// <param name="header">The header's cells.</param>
    /// <param name="defaultLanguage">The language of a plain <c>title</c>.</param>
    /// <param name="except">A column that is no field of the rows because it says what they are; −1 for none.</param>
    public static TableHeader Of(TableType type, IReadOnlyList<string> header, string defaultLanguage, int except = -1)
    {
        ArgumentNullException.ThrowIfNull(header);
        var table = new TableHeader(type, defaultLanguage);
        var meanings = header.Select((name, column) => (Column: column, Name: name, Meaning: ColumnMeaning.Of(name, type))).Where(c => c.Column != except).ToArray();
        foreach (var (column, name, meaning) in meanings.Where(c => c.Meaning.IsOwnName))
        {
            table.Place(meaning.Fields[0], column, () => $"The column {Shown(name)} stands twice.");
        }

        var own = table.columns.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (column, name, meaning) in meanings.Where(c => !c.Meaning.IsOwnName && c.Meaning.Fields.Count == 1))
        {
            if (own.Contains(meaning.Fields[0]))
            {
                table.unknown.Add(name);
                continue;
            }

            table.Place(
                meaning.Fields[0], column, () => $"The columns {Shown(header[table.columns[meaning.Fields[0]]])} and {Shown(name)} both stand for {meaning.Fields[0]}.");
        }

        foreach (var (_, name, meaning) in meanings.Where(c => !c.Meaning.IsOwnName && c.Meaning.Fields.Count != 1))
        {
            table.Leave(name, meaning.Fields);
        }

        return table;
    }

    /// <summary>The column of a field, or −1.</summary>
    public int Find(string field) => columns.GetValueOrDefault(field, -1);

    /// <summary>The columns of a text by language, from left to right. A column that names no language is in the default one.</summary>
    public TextColumns Texts(string field)
    {
        var found = new List<TextColumn>();
        foreach (var (name, column) in columns)
        {
            if (string.Equals(name, field, StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new(column, defaultLanguage, $"/{field}/{defaultLanguage}"));
            }
            else if (name.StartsWith(field + ".", StringComparison.OrdinalIgnoreCase))
            {
                found.Add(new(column, name[(field.Length + 1)..], $"/{field}/{name[(field.Length + 1)..]}"));
            }
        }

        return new(field, [.. found.OrderBy(t => t.Column)]);
    }

    /// <summary>The columns of a list in the order of their numbers; one without a number holds the whole list and has 0.</summary>
    public IReadOnlyList<ListColumn> Places(string list, string member = "")
    {
        var found = new List<ListColumn>();
        foreach (var (name, column) in columns)
        {
            var parts = name.Split('.');
            if (!string.Equals(parts[0], list, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (parts.Length == 1)
            {
                found.Add(new(0, column));
            }
            else if (string.Join('.', parts[2..]) == member)
            {
                found.Add(new(int.Parse(parts[1], CultureInfo.InvariantCulture), column));
            }
        }

        return [.. found.OrderBy(p => p.Number)];
    }

    /// <summary>The column that a fault is about, or −1 where it is about the row. Places of lists are for those who know how the list was read.</summary>
    public int ColumnOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var path = pointer.TrimStart('/').Split('/');
        var column = Find(path[0] == "participants" ? path[^1] : path[0]);
        if (path.Length > 1 && Find($"{path[0]}.{path[1]}") is >= 0 and var language)
        {
            return language;
        }

        return column >= 0 ? column
            : Type.Fields.Any(f => f.IsText && f.Name == path[0]) && Texts(path[0]).Columns is [var first, ..] ? first.Column
            : Type.Fields.Any(f => f.IsNumbered && f.Name.StartsWith(path[0] + ".", StringComparison.Ordinal)) && Places(path[0], MemberOf(path[0])) is [var place, ..] ? place.Column
            : -1;
    }

    /// <summary>A name as it may be quoted to people: not more of it than tells which it is.</summary>
    public static string Shown(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        const int longest = 40;
        var cut = name.Length > longest && char.IsHighSurrogate(name[longest - 2]) ? longest - 2 : longest - 1;
        return $"“{(name.Length > longest ? name[..cut] + "…" : name)}”";
    }

    private string MemberOf(string list) => string.Join('.', Type.Fields.First(f => f.Name.StartsWith(list + ".", StringComparison.Ordinal)).Name.Split('.')[2..]);

    private bool Has(TableField field) => field.IsText ? Texts(field.Name).Columns.Count > 0
        : field.IsNumbered ? Find(field.Shown) >= 0 || Find(field.Name.Split('.')[0]) >= 0
        : Find(field.Name) >= 0;

    private void Place(string field, int column, Func<string> twice)
    {
        if (!columns.TryAdd(field, column))
        {
            reasons.Add(twice());
        }
    }

    /// <summary>Leaves a column out that is unknown, or may be several fields; the latter only where none of them has its own column.</summary>
    private void Leave(string name, IReadOnlyList<string> fields)
    {
        if (fields.Any(f => Find(f) < 0))
        {
            reasons.Add($"The column {Shown(name)} may be {string.Join(" or ", fields)}. Name it as the one it is.");
        }
        else if (name.Length > 0 && !Derived.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            unknown.Add(name);
        }
    }
}
