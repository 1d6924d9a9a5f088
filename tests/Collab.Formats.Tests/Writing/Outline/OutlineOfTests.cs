using Collab.Core.Reports;
using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;

namespace Collab.Formats.Tests.Writing.Outline;

public sealed class OutlineOfTests
{
    public static TheoryData<string> Languages => ["en", "mn", "ne"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Report_Large_SaysEveryFigure(string language)
    {
        var (report, names) = SampleReports.Large(language, new(new(2025, 9, 1), new(2026, 8, 31)));
        var outline = OutlineOf.Report(report, names);
        var (activities, outcomes, challenges) = (report.Activities, report.Outcomes, report.Challenges);

        Assert.Equal([118, 11, 982, 12_871, 140], outline.KeyFigures.Select(f => f.Value));
        Assert.Equal([null, 3L, 84L, -211L, 12L], outline.KeyFigures.Select(f => f.Change));
        Assert.Equal([3, 8, 2, 1, 3, 3], outline.Attention.Select(a => a.Count));
        Assert.Equal(
            ["attention", "activities", "reciprocity", "collaborations", "outcomes", "funding", "challenges", "quality"], outline.Sections.Select(s => s.Id));

        Equal("activities-kind", activities.ByKind.Select(g => Say(g.Key, g.Value.Count, g.Value.Participants, g.Value.PersonDays, report.Change.Activities.ByKind.GetValueOrDefault(g.Key).Participants)),
            Say("", activities.Count, activities.Participants, activities.PersonDays, report.Change.Activities.Participants));
        Equal("activities-month", activities.ByMonth.Select(g => Say(g.Key, g.Value.Count, g.Value.Participants, g.Value.PersonDays)),
            Say("", activities.Count, activities.Participants, activities.PersonDays));
        Equal("activities-partner", activities.ByPartner.Select(g => Say(g.Key, g.Value.Count, g.Value.Participants, g.Value.PersonDays, report.Change.Activities.ByPartner.GetValueOrDefault(g.Key).Participants)));
        Equal("collaborations-status", report.Collaborations.ByStatus.Select(g => Say(g.Key, g.Value)), Say("", report.Collaborations.Total));
        Equal("collaborations-theme", report.Collaborations.ByTheme.Select(g => Say(g.Key, g.Value)));
        Equal("collaborations-partner", report.Collaborations.ByPartner.Select(g => Say(g.Key, g.Value)));
        Equal("collaborations-period", [Say("signed", 11, 3), Say("ended", 4, -2)]);
        Equal("outcomes-impact", outcomes.ByImpact.Select(g => Say(g.Key, g.Value.Count, g.Value.Quantity, report.Change.Outcomes.ByImpact.GetValueOrDefault(g.Key).Count)),
            Say("", outcomes.Count, outcomes.Quantity, report.Change.Outcomes.Count));
        Equal("challenges-severity", challenges.BySeverity.Select(g => Say(g.Key, g.Value.Opened, g.Value.Resolved, g.Value.OpenAtEnd, 0)),
            Say("", challenges.Opened, challenges.Resolved, challenges.OpenAtEnd, report.Change.Challenges.OpenAtEnd));
        Equal("funding-currency", report.Funding.Select(f => Say(f.Currency, f.Incoming, f.Commitment, f.Disbursement, f.Expenditure)));
        Equal("funding-change", report.Change.Funding.Select(f => Say(f.Currency, f.Incoming, f.Commitment, f.Disbursement, f.Expenditure)));
        Equal("quality-shares", [Say("completeness", 0.8312m, ""), Say("timeliness", 0.7044m, -0.0311m)]);
        Assert.Equal(report.Quality.Missing.Count, Table("quality-missing").Rows.Count);
        Assert.Equal(report.Challenges.Blocked.Select(id => id.ToString()).Order(), Table("attention-blocked").Rows.Select(r => ((TextCell)r[0]).Code!).Order());
        var changes = report.Change.Reciprocity.ToDictionary(r => r.Partner, StringComparer.Ordinal);
        Equal("reciprocity-partner", report.Reciprocity.Select(r => Say(
            r.Partner, r.AgreedInbound, r.ActualInbound, changes.GetValueOrDefault(r.Partner)?.ActualInbound ?? 0, r.AgreedOutbound, r.ActualOutbound, changes.GetValueOrDefault(r.Partner)?.ActualOutbound ?? 0)));

        OutlineTable Table(string id) => outline.Sections.SelectMany(s => s.Blocks).OfType<OutlineTable>().Single(t => t.Id == id);

        void Equal(string id, IEnumerable<string> rows, string? total = null)
        {
            var table = Table(id);
            var said = table.Rows.Select(row => string.Join('|', row.Select(Plain))).ToList();
            Assert.Equal(total is not null, table.HasTotal);
            if (total is not null)
            {
                Assert.Equal(total, said[^1]);
                said.RemoveAt(said.Count - 1);
            }

            Assert.Equal(rows.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
            Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Report_Any_HasUniqueIdsAndTwoLeadingCharts(string language)
    {
        var (report, names) = SampleReports.Large(language, new(new(2026, 3, 1), new(2026, 3, 31)));
        var outline = OutlineOf.Report(report, names);
        var blocks = outline.Sections.SelectMany(s => s.Blocks.Select(b => (Section: s.Id, Block: b))).ToArray();

        Assert.Equal(blocks.Length, blocks.Select(b => b.Block.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.All(blocks, b => Assert.StartsWith(b.Section + "-", b.Block.Id, StringComparison.Ordinal));
        var leading = blocks.Select(b => b.Block).OfType<OutlineChart>().Where(c => c.IsLeading).Select(c => c.Id);
        Assert.Equal(["activities-chart-country", "activities-chart-kind"], leading);
        Assert.All(blocks.Select(b => b.Block).OfType<OutlineChart>(), chart =>
        {
            Assert.NotEmpty(chart.Points);
            Assert.All(chart.Points, point => Assert.Equal(chart.Series.Count, point.Values.Count));
        });
    }

    [Fact]
    public void Report_National_SaysWhoseEachCollaborationIs()
    {
        var (report, names) = SampleReports.Large("en", new(new(2025, 1, 1), new(2025, 12, 31)));
        var table = OutlineOf.Report(report with { Scope = ReportScope.National }, names).Sections[0].Blocks.OfType<OutlineTable>().First();

        Assert.Equal(["collaboration", "institution", "code", "partners", "endsOn", "urgency"], table.Columns.Select(c => c.Key));
        Assert.Equal("numh", ((TextCell)table.Rows[0][1]).Code);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Report_Empty_HasNoRowsAndNoCharts(string language)
    {
        var outline = OutlineOf.Report(SampleReports.Empty(language), new("x", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>()));
        var blocks = outline.Sections.SelectMany(s => s.Blocks).ToArray();

        Assert.Empty(blocks.OfType<OutlineChart>());
        Assert.All(blocks.OfType<OutlineTable>(), table =>
        {
            Assert.Empty(table.Rows);
            Assert.Equal(ReportLanguage.Of(language)["page.none"], table.Empty);
        });
        Assert.Null(outline.Id);
    }

    [Theory]
    [InlineData("en", "summary, themes")]
    [InlineData("mn", "товч агуулга, сэдэв")]
    [InlineData("ne", "सारांश, विषय")]
    public void Report_MissingFields_AreNamed(string language, string expected)
    {
        var (report, names) = SampleReports.Small(language);
        var table = OutlineOf.Report(report, names).Sections[^1].Blocks.OfType<OutlineTable>().Last();

        Assert.Equal(new TextCell(expected, "summary themes"), table.Rows[0][^1]);
    }

    private static string Say(params object[] cells) => string.Join('|', cells.Select(c => Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture)));

    private static string Plain(OutlineCell cell) => cell switch
    {
        TextCell text => text.Code ?? string.Empty,
        NumberCell number => Say(number.Value),
        ChangeCell change => Say(change.Value),
        MoneyCell money => money.Amount,
        ShareCell share => Say(share.Value),
        _ => throw new ArgumentException($"No figure: {cell}"),
    };
}
