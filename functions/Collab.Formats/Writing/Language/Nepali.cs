using Collab.Core.Standards;

namespace Collab.Formats.Writing.Language;

/// <summary>Nepali, with its own digits and groups: 12,34,567 is १२,३४,५६७.</summary>
internal sealed class Nepali() : ReportLanguage("ne")
{
    private static readonly string[] Months =
        ["जनवरी", "फेब्रुअरी", "मार्च", "अप्रिल", "मे", "जुन", "जुलाई", "अगस्ट", "सेप्टेम्बर", "अक्टोबर", "नोभेम्बर", "डिसेम्बर"];

    private static readonly string[] ShortMonths =
        ["जन", "फेब", "मार्च", "अप्रि", "मे", "जुन", "जुला", "अग", "सेप्ट", "अक्टो", "नोभे", "डिसे"];

    public override string Number(long value)
    {
        var digits = Math.Abs((decimal)value).ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var comma = digits.Length - 3; comma > 0; comma -= 2)
        {
            digits = digits.Insert(comma, ",");
        }

        return Devanagari(value < 0 ? "\u2212" + digits : digits);
    }

    public override string Date(DateOnly date) => $"{Digits(date.Day)} {Months[date.Month - 1]} {Digits(date.Year)}";

    public override string ShortDate(DateOnly date) => Date(date);

    public override string MonthOfYear(Month month) => $"{Months[month.Number - 1]} {Digits(month.Year)}";

    public override string ShortMonth(Month month) => ShortMonths[month.Number - 1];

    public override string Year(int year) => $"सन् {Digits(year)}";

    private static string Digits(int value) => Devanagari(Plain(value));

    private static string Devanagari(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = char.IsAsciiDigit(source[i]) ? (char)(source[i] - '0' + '०') : source[i];
        }
    });
}
