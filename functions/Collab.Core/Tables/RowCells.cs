using System.Globalization;
using Collab.Core.CodeLists;
using Collab.Core.Documents.Reading;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.WrittenDates;

namespace Collab.Core.Tables;

/// <summary>
/// Reads the cells of a table's row by the same rules as a request's JSON, and notes what is wrong with them. An empty cell is an absent
/// field; so is one of a column that the table doesn't have, whose number is −1.
/// </summary>
internal sealed class RowCells(ITableReader row, Faults faults)
{
    private static readonly WrittenFault DoubtfulMark = new(
        "number-separator",
        "This may be thousands or decimals: other amounts in the sheet have decimals behind the same mark. Write the amount without separators for thousands, such as 1200 or 1200.50.");

    /// <summary>What is said of a cell that has a formula and no value.</summary>
    public const string UnworkedFormula =
        "The cell has a formula whose value the file doesn't hold. Open the file in a spreadsheet program and save it again, or write the value.";

    private readonly Dictionary<string, List<int>> places = new(StringComparer.Ordinal);

    public ITableReader Row => row;

    public Faults Faults => faults;

    /// <summary>How the sheet writes; null until somebody has looked.</summary>
    public SheetWriting? Sheet { get; private set; }

    /// <summary>True when a cell of the row can only be read by one who knows how the sheet writes.</summary>
    public bool NeedsSheet { get; private set; }

    /// <summary>Begins once more with the row that the table stands on now, and how the sheet writes.</summary>
    public void Begin(SheetWriting sheet)
    {
        Sheet = sheet;
        Begin();
    }

    /// <summary>Begins with the row that the table stands on now.</summary>
    public void Begin()
    {
        NeedsSheet = false;
        faults.Clear();
        if (places.Count > 0)
        {
            places.Clear();
        }

        if (row.ExtraCells > 0)
        {
            faults.Shape("/", "extra-cells", $"The row has {row.ExtraCells} more cells than the header.");
        }
    }

    /// <summary>The cell as it stands, or null when it is empty.</summary>
    public string? Cell(int column, string pointer, bool required = false)
    {
        var text = column < 0 ? string.Empty : row[column];
        if (text.Length > 0)
        {
            return text;
        }

        if (column >= 0 && row.LacksValue(column))
        {
            faults.Rule(pointer, "no-value", UnworkedFormula);
        }
        else if (required)
        {
            faults.Rule(pointer, "required", "This field is required.");
        }

        return null;
    }

    public string? Text(int column, string pointer, int longest) =>
        Cell(column, pointer) is { } text ? TextRules.Check(text, pointer, longest, faults) : null;

    /// <summary>A code, or what a code is called in any language.</summary>
    public TEnum? Code<TEnum>(int column, string pointer, bool required = false)
        where TEnum : struct, Enum =>
        Cell(column, pointer, required) is { } text ? CodeOf<TEnum>(text, pointer) : null;

    public string? Country(int column, string pointer, bool required = false) =>
        Cell(column, pointer, required) is not { } text ? null
        : Countries.Find(text)?.Alpha2 ?? CodeNames.Find("countries", text) ?? CodeRules.Country(text, pointer, faults);

    public Currency? Currency(int column, string pointer) =>
        Cell(column, pointer, required: true) is not { } text ? null
        : Currencies.Find(text) ?? Currencies.Find(CodeNames.Find("currencies", text)) ?? CodeRules.Currency(text, pointer, faults);

    public string? Field(int column, string pointer) => Cell(column, pointer) is { } text ? FieldOf(text, pointer) : null;

    public int? Severity(int column, string pointer) =>
        column >= 0 && CodeNames.Find("severities", row[column]) is { } code
            ? int.Parse(code, CultureInfo.InvariantCulture)
            : Whole(column, pointer, 1, 5, required: true);

    public DateOnly? Date(int column, string pointer, bool required = false)
    {
        if (Cell(column, pointer, required) is not { } text)
        {
            return null;
        }

        var reading = WrittenDate.Read(text, Sheet?.Order ?? SlashOrder.Unknown);
        if (reading.TryGet(out var date, out var wrong)
            || (row.KindOf(column) == CellKind.Date && text.Length >= 10 && IsoDate.TryParse(text.AsSpan(0, 10), out date)))
        {
            return date;
        }

        if (row.DayOf(column) is { } day)
        {
            return day;
        }

        NeedsSheet |= reading.NeedsOrder && Sheet is null;
        wrong.AddTo(faults, pointer);
        return null;
    }

    public int? Whole(int column, string pointer, int least, int most, bool required = false)
    {
        if (Cell(column, pointer, required) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain) && plain >= least && plain <= most)
        {
            return plain;
        }

        var reading = row.KindOf(column) == CellKind.Number && TryNumber(text, out var number) && number == decimal.Truncate(number)
            ? number
            : WrittenNumber.Read(text, decimals: 0);
        if (reading.TryGet(out var read, out var wrong))
        {
            return (int?)NumberRules.Check(read, pointer, least, most, faults);
        }

        wrong.AddTo(faults, pointer);
        return null;
    }

    /// <summary>An amount with as many digits behind the point as its currency has; nothing is said of it while the currency isn't known.</summary>
    public string? Amount(int column, string pointer, Currency? currency)
    {
        if (Cell(column, pointer, required: true) is not { } text || currency is null)
        {
            return null;
        }

        var reading = row.KindOf(column) == CellKind.Number && TryNumber(text, out var number)
            ? AsShown(number, currency)
            : WrittenNumber.Read(text, currency.MinorUnits);
        if (!reading.TryGet(out var read, out var wrong))
        {
            wrong.AddTo(faults, pointer);
            return null;
        }

        if (row.KindOf(column) == CellKind.Text && DecimalMark.DoubtfulIn(text) is { } mark)
        {
            NeedsSheet |= Sheet is null;
            if (Sheet is not null && Sheet.DecimalMarks.Contains(mark, StringComparison.Ordinal))
            {
                DoubtfulMark.AddTo(faults, pointer);
                return null;
            }
        }

        if (!Money.TryNormalise(read.ToString(CultureInfo.InvariantCulture), currency, out var amount, out var fault))
        {
            faults.Rule(pointer, "amount", fault);
        }

        return amount;
    }

    /// <summary>A text in one or more languages.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="longest">Characters that it may have in each.</param>
    /// <param name="required">What is said where all its columns are empty; null where it may be absent.</param>
    public LocalText? TextMap(TextColumns columns, int longest, string? required = null)
    {
        if (columns.Columns is [var only])
        {
            return Cell(only.Column, columns.Pointer, required is not null) is { } alone && TextRules.Check(alone, columns.Pointer, longest, faults) is { } text
                ? LocalText.Of((only.Tag, text))
                : null;
        }

        var entries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var given = false;
        foreach (var column in columns.Columns)
        {
            if (Cell(column.Column, column.Pointer) is { } text)
            {
                given = true;
                TextRules.AddEntry(entries, column.Tag, text, column.Pointer, longest, faults);
            }
        }

        if (!given && required is not null)
        {
            faults.Rule(columns.Pointer, "required", required);
        }

        return entries.Count > 0 ? LocalText.Of(entries) : null;
    }

    /// <summary>The places of a list that are filled, each read by <paramref name="read"/>; null when none is.</summary>
    /// <param name="name">The list's name.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="most">How many values it may have.</param>
    /// <param name="isWhole">True for what is one value although it has a comma.</param>
    /// <param name="read">Reads a value; null, with a fault at the pointer, when it can't be taken.</param>
    public List<T>? List<T>(string name, IReadOnlyList<ListColumn> columns, int most, Func<string, bool> isWhole, Func<string, string, T?> read)
        where T : notnull
    {
        List<T>? values = null;
        var at = places[name] = [];
        foreach (var column in columns)
        {
            if (row.LacksValue(column.Column))
            {
                faults.Rule(string.Create(CultureInfo.InvariantCulture, $"/{name}/{at.Count}"), "no-value", UnworkedFormula);
                at.Add(column.Column);
            }

            foreach (var value in row[column.Column].Length == 0 ? [] : column.Number > 0 ? [row[column.Column]] : Parts(row[column.Column], isWhole))
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/{name}/{at.Count}");
                at.Add(column.Column);
                if (read(value, pointer) is { } taken)
                {
                    (values ??= []).Add(taken);
                }
            }
        }

        if (at.Count > most)
        {
            faults.Rule($"/{name}", "length", $"At most {most} values are taken; there are {at.Count}.");
        }

        return values;
    }

    public TEnum? CodeOf<TEnum>(string text, string pointer)
        where TEnum : struct, Enum =>
        Codes<TEnum>.TryParse(text, out var value) || CodeNames<TEnum>.TryParse(text, out value) ? value : CodeRules.Check<TEnum>(text, pointer, faults);

    /// <summary>A field of education. A spreadsheet takes the zero off 0913.</summary>
    public string? FieldOf(string text, string pointer)
    {
        if (IscedField.IsKnown(text))
        {
            return text;
        }

        var digits = Digits.Fold(text);
        var whole = digits.Length == 3 && digits[0] != '0' ? "0" + digits : digits;
        return IscedField.IsKnown(whole) ? whole : CodeNames.Find("fields", text) ?? CodeRules.Field(text, pointer, faults);
    }

    /// <summary>The column of the place in a list that a pointer such as <c>/orcids/1</c> is about, or −1.</summary>
    public int PlaceOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        var path = pointer.Split('/');
        return path.Length > 2 && places.TryGetValue(path[1], out var columns)
            && int.TryParse(path[2], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < columns.Count ? columns[index] : -1;
    }

    private static IEnumerable<string> Parts(string text, Func<string, bool> isWhole) => text
        .Split([';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(p => isWhole(p) ? [p] : p.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out number);

    /// <summary>A spreadsheet's number with the fifteen digits that it shows: behind those stands what binary fractions leave over.</summary>
    private static NumberReading AsShown(decimal number, Currency currency)
    {
        var digits = 1;
        for (var rest = Math.Abs(number); rest >= 10; rest /= 10)
        {
            digits++;
        }

        return decimal.Round(number, Math.Clamp(15 - digits, currency.MinorUnits, 14));
    }
}
