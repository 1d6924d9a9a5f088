using System.Globalization;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>What a header's cell may stand for in tables of one type.</summary>
/// <param name="Fields">
/// The fields: none when the name is unknown, several when it may be each of them. A text's language and a list's number are in the name:
/// <c>title.mn</c>, <c>partners.2.role</c>; a list's name alone is a column that holds all of it.
/// </param>
/// <param name="IsOwnName">Whether it is the field's own name, letter by letter.</param>
internal readonly record struct ColumnMeaning(IReadOnlyList<string> Fields, bool IsOwnName)
{
    private const string Participants = "participants.";

    /// <summary>The highest number in a column's name.</summary>
    private const int MostNumber = 500;

    public static ColumnMeaning Of(string header, TableType type)
    {
        ArgumentNullException.ThrowIfNull(header);
        if (OwnName(header, type) is { } own)
        {
            return new([own], IsOwnName: true);
        }

        var fields = Named(header, type);
        fields = fields.Count > 0 ? fields : InParts(header, type);
        return new(fields.Count > 0 ? fields : WithoutBrackets(header, type), IsOwnName: false);
    }

    private static string? OwnName(string header, TableType type)
    {
        var name = header.StartsWith(Participants, StringComparison.OrdinalIgnoreCase) ? header[Participants.Length..] : header;
        var parts = name.Split('.', 4);
        foreach (var field in type.Fields)
        {
            if (field.IsNumbered && parts.Length > 1 && NumberOf(parts[1]) is { } number)
            {
                parts[1] = "#";
                if (string.Equals(string.Join('.', parts), field.Name, StringComparison.OrdinalIgnoreCase))
                {
                    return Numbered(field.Name, number);
                }

                parts[1] = Text(number);
            }
            else if (field.IsText && parts.Length == 2 && string.Equals(parts[0], field.Name, StringComparison.OrdinalIgnoreCase) && LanguageTag.IsWellFormed(parts[1]))
            {
                return $"{field.Name}.{parts[1]}";
            }
            else if (!field.IsNumbered && string.Equals(name, field.Name, StringComparison.OrdinalIgnoreCase))
            {
                return field.Name;
            }
        }

        return null;
    }

    private static IReadOnlyList<string> Named(string header, TableType type)
    {
        var folded = NameFold.Of(header);
        if (folded.Length == 0)
        {
            return [];
        }

        if (HeaderNames.Find(type, folded) is { Count: > 0 } found)
        {
            return [.. found.Select(f => Numbered(f, null)).Distinct(StringComparer.Ordinal)];
        }

        var from = folded.AsSpan().IndexOfAnyInRange('0', '9');
        if (from < 0)
        {
            return [];
        }

        var to = from;
        while (to < folded.Length && char.IsAsciiDigit(folded[to]))
        {
            to++;
        }

        return NumberOf(folded[from..to]) is { } number
            ? [.. HeaderNames.Find(type, $"{folded[..from]}#{folded[to..]}").Select(f => Numbered(f, number))]
            : [];
    }

    /// <summary>A header in two languages, such as <c>Start date / Эхлэх огноо</c>: what its parts say together.</summary>
    private static string[] InParts(string header, TableType type)
    {
        var parts = header.Split(['/', '|', '\n'], 5, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length is < 2 or > 4)
        {
            return [];
        }

        var fields = parts.SelectMany(p => Of(p, type).Fields).Distinct(StringComparer.Ordinal).ToArray();
        var texts = fields.Select(f => f.Split('.')[0]).Distinct(StringComparer.Ordinal).ToArray();

        // "Title / Гарчиг" is a title whose language its name doesn't tell.
        return texts.Length == 1 && type.Fields.Any(f => f.IsText && f.Name == texts[0]) && fields.Length > 1 ? texts : fields;
    }

    /// <summary><c>Start date (yyyy-mm-dd)</c> is a start date. What stands in brackets behind a text or an amount may change its meaning.</summary>
    private static IReadOnlyList<string> WithoutBrackets(string header, TableType type)
    {
        var open = header.AsSpan().IndexOfAny('(', '[');
        if (open <= 0)
        {
            return [];
        }

        var fields = Of(header[..open].TrimEnd(), type).Fields;
        return fields.Any(f => type.Fields.Any(t => t.IsExact && t.Name == f.Split('.')[0])) ? [] : fields;
    }

    private static string Numbered(string field, int? number)
    {
        var at = field.IndexOf(".#", StringComparison.Ordinal);
        return at < 0 ? field
            : number is { } n ? $"{field[..at]}.{Text(n)}{field[(at + 2)..]}"
            : field.EndsWith(".role", StringComparison.Ordinal) ? $"{field[..at]}.1.role"
            : field[..at];
    }

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostNumber ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
