using System.Text.Json;
using Collab.Core.Reports;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of reports and their figures.</summary>
internal static class ReportNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<ReportRequest>("What a report is to be about.")
            .Wanted("scope", "The id of a home institution, or national for all of them.", Shapes.Longest(63))
            .Wanted("from", "The first day; 1950 or later.")
            .Wanted("to", "The last day, at most twenty years after the first.")
            .Optional("language", "The language of its pages; the register's own unless given.", Shapes.SpokenLanguage),
        RecordNotes.Of<ReportRecord>("A kept report. It never changes; a newer one of the same scope, period and language is a new revision.")
            .Derived("id", "UUID of version 7.")
            .Derived("scope", "The id of a home institution, or national.")
            .Derived("kind", "What kind of period it covers.")
            .Derived("period", "What it covers.")
            .Derived("language", "The language of its pages.", Shapes.SpokenLanguage)
            .Derived("revision", "Counted from 1.", Shapes.AtLeast(1))
            .Derived("digest", "SHA-256 of the figures: two revisions with the same one say the same.", Shapes.Sha256)
            .Derived("formats", "The formats of its files; absent in reports of before there were others than json and html.")
            .Derived("createdAt", "When it was made, UTC."),
        RecordNotes.Of<Report>("The figures of a scope and a period. Empty groups are left out; keys are in order.")
            .Derived("id", "The kept report; absent in a summary.")
            .Derived("scope", "The id of a home institution, or national.")
            .Derived("period", "What it covers.")
            .Derived("previous", "The period of the same length before.")
            .Derived("asOf", "The day that expiring and dormant are counted from: the last day, or today while the period runs.")
            .Derived("language", "The language of its pages.", Shapes.SpokenLanguage)
            .Derived("collaborations", "Collaborations on the day asOf, and which need attention.")
            .Derived("activities", "What was done in the period.")
            .Derived("reciprocity", "Agreed against actual exchange, by partner.")
            .Derived("outcomes", "What came of it in the period.")
            .Derived("funding", "Money that moved in the period, by currency.")
            .Derived("challenges", "What stood in the way.")
            .Derived("quality", "How well the register itself is kept.")
            .Derived("change", "The period's figures less those of the period before."),
        RecordNotes.Of<CollaborationFigures>("How many collaborations there are, by code, and which need attention.")
            .Derived("byPartner", "Keys are institution ids; a collaboration counts once under each partner.")
            .Derived("signedInPeriod", "Signed in the period.")
            .Derived("endedInPeriod", "Terminated, expired or superseded in the period.")
            .Derived("expiringIn90Days", "Ids of active ones that end within 90 days of asOf.")
            .Derived("expiringIn180Days", "Ids of active ones that end within 180 days of asOf, those within 90 included.")
            .Derived("pastNoticeDeadline", "Ids of active ones whose notice deadline has passed.")
            .Derived("dormant", "Active ones under which nothing happens."),
        RecordNotes.Of<Dormancy>("Ids of active collaborations under which nothing happened for long.")
            .Derived("amber", "For 12 months.")
            .Derived("red", "For 24 months."),
        RecordNotes.Of<ActivityFigures>("Activities that began in the period; cancelled ones don't count.")
            .Derived("participants", "People of all groups.")
            .Derived("personDays", "Participants times days.")
            .Derived("byMonth", "Keys are months, such as 2026-03.")
            .Derived("byCountry", "Keys are ISO 3166-1 alpha-2 codes of where it took place.")
            .Derived("byPartner", "Keys are institution ids; an activity counts once under each partner."),
        RecordNotes.Of<ActivityTally>("A leaf of the activity figures."),
        RecordNotes.Of<Reciprocity>("Agreed against actual exchange with one partner, in people.")
            .Derived("partner", "The partner's id.", Shapes.Slug),
        RecordNotes.Of<OutcomeFigures>("Outcomes that were achieved in the period.")
            .Derived("byImpact", "Keys are lines of impact."),
        RecordNotes.Of<OutcomeTally>("A leaf of the outcome figures."),
        RecordNotes.Of<FundingFigures>("Money of one currency by valueDate: decimal numbers with as many digits behind the point as the currency has.")
            .Derived("currency", "ISO 4217 code."),
        RecordNotes.Of<ChallengeFigures>("Challenges that were opened and resolved in the period, and those open on its last day.")
            .Derived("openAtEnd", "Opened on or before the last day, and not resolved or accepted by then.")
            .Derived("bySeverity", "Keys are 1 to 5.")
            .Derived("blocked", "Ids of collaborations with a challenge of severity 4 or 5 that is open at the end."),
        RecordNotes.Of<ChallengeTally>("A leaf of the challenge figures."),
        RecordNotes.Of<QualityFigures>("How well the register itself is kept.")
            .Derived("completeness", "The share, 0 to 1, of the fields that signed and active collaborations should have and have.")
            .Derived("timeliness", "The share, 0 to 1, of the period's activities that were registered within 30 days of their end.")
            .Derived("missing", "What is missing where."),
        RecordNotes.Of<MissingFields>("The fields that a collaboration lacks.")
            .Derived("collaboration", "The collaboration's id.")
            .Derived("fields", "Names of its fields."),
        RecordNotes.Of<QualityChange>("The difference of the share that was registered in time; absent where a period has none."),
        RecordNotes.Of<ReportChange>("Differences from the period before; groups without one are left out."),
        RecordNotes.Of<TracedBody>("A record behind a figure, as it was when the report was made.", "TracedRecord")
            .Derived("type", "What it is.", Shapes.OneOf("activity", "outcome", "funding", "challenge", "collaboration"))
            .Derived("collaboration", "The collaboration that it hangs on, or that it is.")
            .Derived("id", "Its id.")
            .Optional("period", "Of a figure behind /change: in which period it counts.", Shapes.OneOf("period", "previous"))
            .Derived("counts", "How it counts in the figure: a number for each of the figure's, money as a text. In the period before it counts against it.")
            .Derived("record", "The record. Without updatedAt where it was changed or deleted since.")
            .OnPages("figure", typeof(string), "The pointer that was asked for.")
            .OnPages("value", typeof(JsonElement), "What the report says there; of an object only its numbers.")
            .OnPages("sum", typeof(IReadOnlyDictionary<string, JsonElement>), "What the counts of this page and all before it add up to.")
            .OnPages("differs", typeof(bool), "On the last page: true when the records don't add up to the figure.")
            .OnPages("note", typeof(string), "Why they may not."),
        RecordNotes.Of<CollaborationChange>("Differences of the collaboration figures that belong to a period."),
    ];
}
