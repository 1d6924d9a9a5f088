using Collab.Core.Standards;

namespace Collab.Formats.Writing.Language;

/// <summary>Mongolian in Cyrillic.</summary>
internal sealed class Mongolian() : ReportLanguage("mn")
{
    /// <summary>Ordinals follow vowel harmony: the first, fourth, ninth and eleventh take front vowels.</summary>
    private static readonly string[] Months =
    [
        "1 дүгээр", "2 дугаар", "3 дугаар", "4 дүгээр", "5 дугаар", "6 дугаар",
        "7 дугаар", "8 дугаар", "9 дүгээр", "10 дугаар", "11 дүгээр", "12 дугаар",
    ];

    /// <summary>Months are numbered, in charts and calendars with Roman numerals.</summary>
    private static readonly string[] Numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    public override string Date(DateOnly date) => $"{Plain(date.Year)} оны {Months[date.Month - 1]} сарын {Plain(date.Day)}";

    public override string ShortDate(DateOnly date) => date.ToString("yyyy'.'MM'.'dd", System.Globalization.CultureInfo.InvariantCulture);

    public override string MonthOfYear(Month month) => $"{Plain(month.Year)} оны {Months[month.Number - 1]} сар";

    public override string ShortMonth(Month month) => Numerals[month.Number - 1];

    public override string Year(int year) => $"{Plain(year)} он";
}
