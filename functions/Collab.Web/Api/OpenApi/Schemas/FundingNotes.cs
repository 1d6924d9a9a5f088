using Collab.Core.Finance;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of funding.</summary>
internal static class FundingNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Funding>("Money of a collaboration, as an IATI transaction has it.")
            .Derived("id", "UUID: of version 7, or of version 8 when it follows from the reference.")
            .Derived("collaboration", "The collaboration's id.")
            .Wanted("type", "Which way it went or was promised (IATI transaction types 1 to 4).")
            .Wanted("amount", "A decimal number as text, with at most as many digits behind the point as the currency has.", Shapes.Pattern(@"^[0-9]+(\.[0-9]+)?$"))
            .Wanted("currency", "ISO 4217.", Shapes.Pattern("^[A-Z]{3}$"))
            .Wanted("valueDate", "The day that the amount counts at.")
            .Optional("provider", "Whose money it is: an institution's id or a name.", Shapes.Longest(300))
            .Optional("receiver", "Who gets it: an institution's id or a name.", Shapes.Longest(300))
            .Optional("reference", "The sender's own key, unique in the collaboration: sent again, it updates.", Shapes.Longest(200))
            .Derived("createdAt", "When it was first stored, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
    ];
}
