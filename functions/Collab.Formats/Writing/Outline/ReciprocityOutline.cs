using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>Agreed against actual exchange with each partner.</summary>
internal static class ReciprocityOutline
{
    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var (inbound, outbound) = (language.Code("directions", "inbound"), language.Code("directions", "outbound"));
        var rows = Rows(report);
        return new("reciprocity", language["reciprocity.title"], language["reciprocity.lead"],
        [
            .. BarsOf.Of(source, "reciprocity-chart-inbound", inbound, rows.Select(r => (source.Institution(r.Now.Partner), r.Now.AgreedInbound, r.Now.ActualInbound))),
            .. BarsOf.Of(source, "reciprocity-chart-outbound", outbound, rows.Select(r => (source.Institution(r.Now.Partner), r.Now.AgreedOutbound, r.Now.ActualOutbound))),
            source.Table(
                "reciprocity-partner",
                "by.partner",
                [
                    source.TextColumn("partner", "column.partner"),
                    new("agreedInbound", $"{inbound}, {language["reciprocity.agreed"]}", true),
                    new("actualInbound", $"{inbound}, {language["reciprocity.actual"]}", true),
                    new("actualInboundChange", language.Fill("change.partner", inbound), true),
                    new("agreedOutbound", $"{outbound}, {language["reciprocity.agreed"]}", true),
                    new("actualOutbound", $"{outbound}, {language["reciprocity.actual"]}", true),
                    new("actualOutboundChange", language.Fill("change.partner", outbound), true),
                ],
                [.. rows.Select(r => Row(source, r.Now, r.Change))]),
        ]);
    }

    /// <summary>The largest first; a partner with whom exchange came to an end has only a change.</summary>
    private static (Reciprocity Now, Reciprocity Change)[] Rows(Report report)
    {
        var now = report.Reciprocity.ToDictionary(r => r.Partner, StringComparer.Ordinal);
        var change = report.Change.Reciprocity.ToDictionary(r => r.Partner, StringComparer.Ordinal);
        return
        [
            .. now.Keys.Union(change.Keys, StringComparer.Ordinal)
                .Select(partner => (Now: now.GetValueOrDefault(partner) ?? new(partner, 0, 0, 0, 0), Change: change.GetValueOrDefault(partner) ?? new(partner, 0, 0, 0, 0)))
                .OrderByDescending(row => row.Now.AgreedInbound + row.Now.AgreedOutbound + row.Now.ActualInbound + row.Now.ActualOutbound)
                .ThenBy(row => row.Now.Partner, StringComparer.Ordinal),
        ];
    }

    private static OutlineCell[] Row(OutlineSource source, Reciprocity now, Reciprocity change) =>
    [
        new TextCell(source.Institution(now.Partner), now.Partner),
        new NumberCell(now.AgreedInbound),
        new NumberCell(now.ActualInbound),
        new ChangeCell(change.ActualInbound),
        new NumberCell(now.AgreedOutbound),
        new NumberCell(now.ActualOutbound),
        new ChangeCell(change.ActualOutbound),
    ];
}
