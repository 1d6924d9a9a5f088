using Collab.Core.Reports;

namespace Collab.Formats.Writing.Outline;

/// <summary>The collaborations that someone has to do something about: how many, and by name.</summary>
internal static class AttentionOutline
{
    private sealed record Entry(Guid Id, CollaborationLabel Label, MarkCell Mark);

    public static IReadOnlyList<AttentionCount> Counts(OutlineSource source)
    {
        var (report, _, language) = source;
        var figures = report.Collaborations;
        return
        [
            new("expiring90", language["attention.expiring90"], figures.ExpiringIn90Days.Count, Urgent: true),
            new("expiring180", language["attention.expiring180"], figures.ExpiringIn180Days.Count, Urgent: false),
            new("notice", language["attention.notice"], figures.PastNoticeDeadline.Count, Urgent: true),
            new("red", language["attention.red"], figures.Dormant.Red.Count, Urgent: true),
            new("amber", language["attention.amber"], figures.Dormant.Amber.Count, Urgent: false),
            new("blocked", language["attention.blocked"], report.Challenges.Blocked.Count, Urgent: true),
        ];
    }

    public static OutlineSection Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var figures = report.Collaborations;
        var soon = figures.ExpiringIn90Days.ToHashSet();
        var expiring = figures.ExpiringIn180Days.Select(id => soon.Contains(id) ? Of(source, id, "attention.within90", true) : Of(source, id, null, false));
        var notice = figures.PastNoticeDeadline.Select(id => Of(source, id, null, true));
        var dormant = figures.Dormant.Red.Select(id => Of(source, id, "attention.months24", true))
            .Concat(figures.Dormant.Amber.Select(id => Of(source, id, "attention.months12", false)));
        var blocked = report.Challenges.Blocked.Select(id => Of(source, id, null, true));
        return new("attention", language["attention.title"], null,
        [
            Table(source, "attention-expiring", "attention.expiring180", InOrder(expiring, l => l.EndsOn), [EndsOn(source), Mark(source, "urgency", "attention.urgency")]),
            Table(source, "attention-notice", "attention.notice", InOrder(notice, l => l.NoticeDeadline), [NoticeDeadline(source), EndsOn(source)]),
            Table(source, "attention-dormant", "attention.dormant", InOrder(dormant, l => l.LastOn ?? DateOnly.MinValue), [LastOn(source), Mark(source, "quiet", "attention.quiet")]),
            Table(source, "attention-blocked", "attention.blocked", InOrder(blocked, l => l.EndsOn), [EndsOn(source)]),
        ]);
    }

    private static Entry Of(OutlineSource source, Guid id, string? mark, bool urgent) =>
        new(id, source.Collaboration(id), new(mark is null ? string.Empty : source.Language[mark], urgent));

    /// <summary>The urgent first, then the earliest; one without a day last.</summary>
    private static Entry[] InOrder(IEnumerable<Entry> entries, Func<CollaborationLabel, DateOnly?> day) =>
    [
        .. entries
            .OrderByDescending(entry => entry.Mark.Urgent)
            .ThenBy(entry => day(entry.Label) ?? DateOnly.MaxValue)
            .ThenBy(entry => entry.Label.Title, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id),
    ];

    private static OutlineTable Table(
        OutlineSource source, string id, string title, Entry[] entries, (OutlineColumn Column, Func<Entry, OutlineCell> Cell)[] more) => source.Table(
            id,
            title,
            [.. CollaborationCells.Columns(source), .. more.Select(m => m.Column)],
            [.. entries.Select(entry => (IReadOnlyList<OutlineCell>)[.. CollaborationCells.Of(source, entry.Id), .. more.Select(m => m.Cell(entry))])]);

    private static (OutlineColumn Column, Func<Entry, OutlineCell> Cell) EndsOn(OutlineSource source) =>
        (source.TextColumn("endsOn", "column.endsOn"), entry => new DateCell(entry.Label.EndsOn, source.Language["column.openEnded"]));

    private static (OutlineColumn Column, Func<Entry, OutlineCell> Cell) NoticeDeadline(OutlineSource source) =>
        (source.TextColumn("noticeDeadline", "column.noticeDeadline"), entry => new DateCell(entry.Label.NoticeDeadline));

    private static (OutlineColumn Column, Func<Entry, OutlineCell> Cell) LastOn(OutlineSource source) =>
        (source.TextColumn("lastOn", "column.lastOn"), entry => new DateCell(entry.Label.LastOn, source.Language["column.never"]));

    private static (OutlineColumn Column, Func<Entry, OutlineCell> Cell) Mark(OutlineSource source, string key, string label) =>
        (source.TextColumn(key, label), entry => entry.Mark);
}
