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

    /// <summary>A label that need not be there.</summary>
    public string? Find(string key) => labels.Value.GetValueOrDefault(key);

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

    public string Number(long value) => Amount(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A difference with its sign: <c>+3</c>, <c>−3</c>, <c>0</c>.</summary>
    public string Signed(long value) => value > 0 ? "+" + Number(value) : Number(value);

    /// <summary>A decimal text such as <c>-1234.50</c> as a person writes it.</summary>
    public string Amount(string amount)
    {
        var (sign, digits) = amount.StartsWith('-') ? ("\u2212", amount[1..]) : (string.Empty, amount);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        return sign + Digits(point < 0 ? Group(digits) : Group(digits[..point]) + digits[point..]);
    }

    /// <summary>A difference of amounts with its sign.</summary>
    public string SignedAmount(string amount) => !amount.StartsWith('-') && amount.AsSpan().ContainsAnyInRange('1', '9') ? "+" + Amount(amount) : Amount(amount);

    /// <summary>A share of 0 to 1 in percent, exact to a hundredth.</summary>
    public string Share(decimal value) => Amount(Points(value)) + "%";

    /// <summary>A difference of two shares in percentage points, with its sign.</summary>
    public string SignedPoints(decimal value) => SignedAmount(Points(value));

    /// <summary>A date in a sentence.</summary>
    public abstract string Date(DateOnly date);

    /// <summary>A date in a column.</summary>
    public abstract string ShortDate(DateOnly date);

    public abstract string MonthOfYear(Month month);

    /// <summary>A month below a column of a chart.</summary>
    public abstract string ShortMonth(Month month);

    public abstract string Year(int year);

    /// <summary>A calendar year or month by its name, anything else by its two dates.</summary>
    public virtual string Period(Period period) => Name(period, Date);

    protected string Name(Period period, Func<DateOnly, string> date)
    {
        var first = Month.Of(period.From);
        var last = Month.Of(period.To);
        if (period.From == first.FirstDay && period.To == last.LastDay)
        {
            if (first == last)
            {
                return MonthOfYear(first);
            }

            if (first.Number == 1 && last.Index - first.Index == 11)
            {
                return Year(first.Year);
            }
        }

        return $"{date(period.From)} – {date(period.To)}";
    }

    /// <summary>A whole number's digits in groups.</summary>
    protected virtual string Group(string digits)
    {
        for (var comma = digits.Length - 3; comma > 0; comma -= 3)
        {
            digits = digits.Insert(comma, ",");
        }

        return digits;
    }

    /// <summary>The text with the language's own digits.</summary>
    protected virtual string Digits(string text) => text;

    protected static string Plain(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Points(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture);
}
