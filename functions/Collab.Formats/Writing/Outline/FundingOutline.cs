using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>The money, each currency by itself: there is no total and no chart over several of them.</summary>
internal static class FundingOutline
{
    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        return new("funding", language["funding.title"], language["funding.lead"],
        [
            Table(source, "funding-currency", "by.currency", report.Funding, isChange: false),
            Table(source, "funding-change", "change.title", report.Change.Funding, isChange: true),
        ]);
    }

    private static OutlineTable Table(OutlineSource source, string id, string title, IReadOnlyList<FundingFigures> rows, bool isChange)
    {
        var language = source.Language;
        return source.Table(
            id,
            title,
            [source.TextColumn("currency", "column.currency"), Column("incoming"), Column("commitment"), Column("disbursement"), Column("expenditure")],
            [.. rows.Select(row => (OutlineCell[])[
                new TextCell($"{row.Currency} – {language.Code("currencies", row.Currency)}", row.Currency),
                Money(row, row.Incoming),
                Money(row, row.Commitment),
                Money(row, row.Disbursement),
                Money(row, row.Expenditure)])]);

        OutlineColumn Column(string type) => new(type, language.Code("funding-types", type), IsNumber: true);

        MoneyCell Money(FundingFigures row, string amount) => new(amount, row.Currency, isChange);
    }
}
