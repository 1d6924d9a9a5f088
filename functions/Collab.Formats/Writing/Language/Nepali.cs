using Collab.Core.Standards;

namespace Collab.Formats.Writing.Language;

/// <summary>Nepali, with its own digits and groups (12,34,567 is १२,३४,५६७), and Bikram Sambat beside the Gregorian calendar where it is known.</summary>
internal sealed class Nepali() : ReportLanguage("ne")
{
    private const string Era = "वि.सं.";

    private static readonly string[] Months =
        ["जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"];

    private static readonly string[] ShortMonths =
        ["जन", "फेब", "मार्च", "अप्रि", "मे", "जुन", "जुला", "अग", "सेप्ट", "अक्टो", "नोभे", "डिसे"];

    private static readonly string[] MonthsOfBikramSambat =
        ["वैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज", "कात्तिक", "मंसिर", "पुस", "माघ", "फागुन", "चैत"];

    public override string Date(DateOnly date) =>
        BikramSambat.TryFromGregorian(date, out var own) ? $"{Gregorian(date)} ({Era} {OwnDate(own.Year, own)})" : Gregorian(date);

    public override string ShortDate(DateOnly date) =>
        BikramSambat.TryFromGregorian(date, out var own) ? $"{Gregorian(date)} ({OwnDate(own.Year, own)})" : Gregorian(date);

    public override string MonthOfYear(Month month) => $"{Months[month.Number - 1]} {Digits(Plain(month.Year))}";

    public override string ShortMonth(Month month) => ShortMonths[month.Number - 1];

    public override string Year(int year) => $"सन् {Digits(Plain(year))}";

    /// <summary>The two days in Bikram Sambat stand behind the Gregorian name; the year once when both have the same.</summary>
    public override string Period(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        var name = Name(period, Gregorian);
        return BikramSambat.TryFromGregorian(period.From, out var from) && BikramSambat.TryFromGregorian(period.To, out var to)
            ? $"{name} ({Era} {OwnDate(from.Year, from)} – {OwnDate(to.Year == from.Year ? null : to.Year, to)})"
            : name;
    }

    protected override string Group(string digits)
    {
        for (var comma = digits.Length - 3; comma > 0; comma -= 2)
        {
            digits = digits.Insert(comma, ",");
        }

        return digits;
    }

    protected override string Digits(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiDigit(source[i]) ? (char)(source[i] - '0' + '०') : source[i];
        }
    });

    private string Gregorian(DateOnly date) => $"{Digits(Plain(date.Day))} {Months[date.Month - 1]} {Digits(Plain(date.Year))}";

    private string OwnDate(int? year, BikramSambatDate date)
    {
        var day = $"{MonthsOfBikramSambat[date.Month - 1]} {Digits(Plain(date.Day))}";
        return year is { } known ? $"{Digits(Plain(known))} {day}" : day;
    }
}
