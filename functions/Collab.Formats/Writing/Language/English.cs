using Collab.Core.Standards;

namespace Collab.Formats.Writing.Language;

/// <summary>British English, as the field writes it.</summary>
internal sealed class English() : ReportLanguage("en")
{
    private static readonly string[] Months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public override string Date(DateOnly date) => $"{Plain(date.Day)} {Months[date.Month - 1]} {Plain(date.Year)}";

    public override string ShortDate(DateOnly date) => $"{Plain(date.Day)} {Months[date.Month - 1][..3]} {Plain(date.Year)}";

    public override string MonthOfYear(Month month) => $"{Months[month.Number - 1]} {Plain(month.Year)}";

    public override string ShortMonth(Month month) => Months[month.Number - 1][..3];

    public override string Year(int year) => Plain(year);
}
