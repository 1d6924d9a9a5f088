using System.Collections.Frozen;
using System.Globalization;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Formats.Writing.Language;

/// <summary>
/// Labels, numbers and dates of one language. Formats are our own and follow CLDR, so that a report has the same bytes on every
/// machine, whatever version of ICU it has, or none.
/// </summary>
internal abstract class ReportLanguage
{
    private readonly Lazy<FrozenDictionary<string, string>> labels;

    protected ReportLanguage(string tag)
    {
        Tag = tag;
        labels = new(() => LabelTable.Read("Labels.csv", tag));
    }

    public static ReportLanguage English { get; } = new English();

    public static ReportLanguage Mongolian { get; } = new Mongolian();

    public static ReportLanguage Nepali { get; } = new Nepali();

    /// <summary>BCP 47.</summary>
    public string Tag { get; }

    public string this[string key] => labels.Value[key];

    /// <summary>The language of a tag such as <c>mn</c> or <c>mn-MN</c>; English where we don't speak it.</summary>
    public static ReportLanguage Of(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "mn" => Mongolian,
        "ne" => Nepali,
        _ => English,
    };

    /// <summary>A label with its places <c>{0}</c> and <c>{1}</c> filled.</summary>
    public string Fill(string key, string first, string second = "") =>
        this[key].Replace("{0}", first, StringComparison.Ordinal).Replace("{1}", second, StringComparison.Ordinal);

    /// <summary>What a code of the list is called; the code itself when a kept figure has one that the list doesn't know.</summary>
    public string Code(string list, string code) => CodeCatalogue.LabelOf(list, code, Tag) ?? code;

    public virtual string Number(long value)
    {
        var digits = Math.Abs((decimal)value).ToString("#,0", CultureInfo.InvariantCulture);
        return value < 0 ? "\u2212" + digits : digits;
    }

    /// <summary>A difference with its sign: <c>+3</c>, <c>−3</c>, <c>0</c>.</summary>
    public string Signed(long value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>A date in a sentence.</summary>
    public abstract string Date(DateOnly date);

    /// <summary>A date in a column.</summary>
    public abstract string ShortDate(DateOnly date);

    public abstract string MonthOfYear(Month month);

    /// <summary>A month below a column of a chart.</summary>
    public abstract string ShortMonth(Month month);

    public abstract string Year(int year);

    /// <summary>A calendar year or month by its name, anything else by its two dates.</summary>
    public string Period(Period period)
    {
        var first = Month.Of(period.From);
        var last = Month.Of(period.To);
        if (period.From != first.FirstDay || period.To != last.LastDay)
        {
            return $"{Date(period.From)} – {Date(period.To)}";
        }

        return first == last ? MonthOfYear(first)
            : first.Number == 1 && last.Index - first.Index == 11 ? Year(first.Year)
            : $"{Date(period.From)} – {Date(period.To)}";
    }

    protected static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);
}
