using Collab.Core.Collaborations;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of collaborations, their moves and their history.</summary>
internal static class CollaborationNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Collaboration>("An agreement or initiative of one home institution with one partner or more.")
            .Derived("id", "UUID of version 7.")
            .Optional("code", "The office's own number, unique in the home institution.", Shapes.Longest(100))
            .Wanted("institution", "The home institution whose register this belongs to.", Shapes.Slug)
            .Wanted("partners", "With whom; each institution once.", Shapes.Items(1, 200))
            .Wanted("title", "At most 500 characters in each language.")
            .Optional("summary", "At most 10,000 characters in each language.")
            .Wanted("instrument", "What kind of paper it is.")
            .Wanted("kinds", "What is done under it; each once.", Shapes.Items(1, 100))
            .Optional("themes", "What it is about; each once.", Shapes.Items(0, 100))
            .Optional("fields", "Detailed fields of ISCED-F 2013, such as 0912 for medicine.", Shapes.Items(0, 100, Shapes.IscedField))
            .Optional("status", "Where it stands in its lifecycle; draft unless given. Later it changes only by moves.")
            .Optional("signedOn", "Required from signed on.")
            .Optional("startsOn", "The first day. Required from active on.")
            .Optional("endsOn", "The last day; absent while it is open-ended.")
            .Optional("terminatedOn", "Only of a terminated one, and required there.")
            .Optional("terminationReason", "Why it was terminated.", Shapes.Longest(2_000))
            .Optional("noticePeriodDays", "How many days before the end notice has to be given.", Shapes.Range(0, 3_650))
            .Optional("autoRenewMonths", "Months by which the end moves by itself when it is reached.", Shapes.Range(1, 600))
            .Derived("noticeDeadline", "The last day on which notice can be given: endsOn less noticePeriodDays.")
            .Optional("renews", "The collaboration that this one renews, and supersedes when it becomes active.")
            .Derived("renewedBy", "The collaboration that renews this one.")
            .Optional("conditions", "What was agreed on exchanges, one entry for each direction and type.", Shapes.Items(0, 500))
            .Derived("createdAt", "When it was registered, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
        RecordNotes.Of<Partner>("A partner's part in a collaboration.")
            .Wanted("institution", "The partner's id.", Shapes.Slug)
            .Optional("role", "What the partner does; partner unless given.")
            .Optional("signedOn", "When the partner signed.")
            .Optional("signatory", "The office that signed.", Shapes.Longest(200)),
        RecordNotes.Of<Condition>("What was agreed in one direction, in the manner of Erasmus Without Paper.")
            .Wanted("direction", "inbound or outbound; none isn't taken.")
            .Wanted("type", "Who goes, and what for.")
            .Wanted("perYear", "People in each academic year.", Shapes.Range(1, 100_000))
            .Optional("monthsPerYear", "Months of each student's stay.", Shapes.Range(0.25m, 12))
            .Optional("daysPerYear", "Days of each staff member's stay.", Shapes.Range(0.5m, 366))
            .Optional("eqfLevel", "Level of the European Qualifications Framework.", Shapes.Range(1, 8))
            .Optional("field", "A detailed field of ISCED-F 2013.", Shapes.IscedField)
            .Optional("language", "BCP 47 tag of the language of instruction.", Shapes.Longest(35))
            .Optional("cefr", "Level of the Common European Framework of Reference.", Shapes.OneOf("A1", "A2", "B1", "B2", "C1", "C2"))
            .Wanted("firstAcademicYear", "Such as 2026/2027.", Shapes.AcademicYear)
            .Wanted("lastAcademicYear", "Such as 2029/2030.", Shapes.AcademicYear),
        RecordNotes.Of<Move>("A move along the lifecycle.")
            .Wanted("to", "The status to move to.")
            .Wanted("on", "The day it happened: the signing, the start, the end.")
            .Optional("reason", "Why; required for a termination.", Shapes.Longest(2_000)),
        RecordNotes.Of<HistoryBody>("One commit: who changed what, when, and from where. Each entry holds the hash of the one before.", "HistoryEntry")
            .Optional("version", "Counted from 1.", Shapes.AtLeast(1))
            .Optional("at", "When, UTC.")
            .Optional("by", "The client's name, or timer.")
            .Optional("via", "What the change came by.", Shapes.OneOf("request", "document", "timer"))
            .Optional("source", "The request's trace id, the document's id or the timer's name.")
            .Optional("action", "What was done, such as register-collaboration.")
            .Optional("changes", "The records that changed.")
            .Optional("previous", "Hash of the entry before; zeros in the first.", Shapes.Sha256)
            .Optional("hash", "SHA-256 of this entry's bytes up to here.", Shapes.Sha256)
            .OnPages("chain", typeof(ChainBody), "What the check of the whole history found; only with verify=true."),
        RecordNotes.Of<ChainBody>("What the check of a whole history found.", "Chain")
            .Optional("intact", "True when every entry follows on the one before.")
            .Optional("entries", "How many entries, from the first on, follow one on the other.", Shapes.AtLeast(0))
            .OrNull("brokenAt", "The version that breaks the chain; null when it is whole.")
            .Optional("detail", "What was found, in a sentence."),
        RecordNotes.Of<HistoryChange>("What happened to one record.")
            .Optional("record", "What it is: collaboration, activity, ….")
            .Optional("id", "The record's id.")
            .Optional("action", "What was done to it.", Shapes.OneOf("created", "updated", "deleted"))
            .Optional("fields", "The fields that differ; absent for a new record."),
        RecordNotes.Of<HistoryField>("A field before and after; absent where there was or is none.", "FieldChange")
            .Optional("before", "The value as it was.")
            .Optional("after", "The value as it is."),
    ];
}
