using Collab.Core.Reports;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Writing.Outline;

/// <summary>Puts what a report says into the order in which it is read, and into words. It never counts.</summary>
internal static class OutlineOf
{
    private static readonly string[] Notes =
    [
        "note.activities", "note.personDays", "note.dormant", "note.reciprocity", "note.outcomes", "note.funding", "note.challenges", "page.calendar",
    ];

    /// <summary>The outline in the report's language; English where we don't speak it.</summary>
    public static ReportOutline Report(Report report, ReportNames names)
    {
        var language = ReportLanguage.Of(report.Language);
        var source = new OutlineSource(report, names, language);
        return new(
            language.Tag,
            language["page.title"],
            names.ScopeName,
            language.Period(report.Period),
            [language.Fill("page.compared", language.Period(report.Previous)), language.Fill("page.asOf", language.Date(report.AsOf))],
            KeyFiguresOutline.Of(source),
            AttentionOutline.Counts(source),
            [
                AttentionOutline.Of(source),
                ActivityOutline.Of(source),
                ReciprocityOutline.Of(source),
                CollaborationOutline.Of(source),
                OutcomeOutline.Of(source),
                FundingOutline.Of(source),
                ChallengeOutline.Of(source),
                QualityOutline.Of(source),
            ],
            [.. Notes.Select(note => language[note])],
            report.Id is { } id ? language.Fill("page.id", id.ToString()) : null);
    }
}
