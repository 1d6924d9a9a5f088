using Collab.Core.Agreements;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of what agreements propose, and of the decisions on it.</summary>
internal static class DecisionNotes
{
    private const string Draft = "The fields of a collaboration.";

    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Proposal>("What an agreement's text says of the collaboration that it makes. Nothing is registered by it.")
            .Derived("fields", "What was found.")
            .Derived("missing", "Names of fields that a collaboration must have and that weren't found.")
            .Derived("notes", "What an officer should know besides.")
            .Derived("language", "BCP 47 tag of the language of most of the text; absent when it couldn't be told.")
            .Derived("draft", "What would be registered, without what isn't certain enough. " + Draft, Shapes.Object),
        RecordNotes.Of<ProposedField>("One field of a proposed collaboration, and where it was read.")
            .Derived("field", "Its name in a collaboration.")
            .Derived("value", "Its value, as a collaboration has it.")
            .Derived("sentence", "The sentence that it was read from.")
            .Derived("page", "That sentence's page, from 1; absent where the format doesn't know.", Shapes.AtLeast(1))
            .Derived("confidence", "From 0 to 1; from 0.9 on it is right unless the document is wrong.", Shapes.Range(0, 1))
            .Derived("unmatched", "On partners: parties that are no institution of the register, as the document names them."),
        RecordNotes.Of<Decision>("What was decided on a proposal.")
            .Derived("id", "UUID.")
            .Derived("accept", "Yes or no.")
            .Derived("by", "Who decided, as history names its authors.")
            .Derived("at", "When, UTC.")
            .Derived("reason", "Why, if that was said.")
            .Derived("collaboration", "The collaboration that it makes or changes. The document is about it once that is done.")
            .Derived("draft", "What was accepted, with the corrections; of a collaboration that is changed, what changes. " + Draft, Shapes.Object),
        RecordNotes.Of<DecisionRequest>("A decision on what was read from a document.", "Decision")
            .Wanted("accept", "Yes or no.")
            .Optional("corrections", "With a yes: a merge patch (RFC 7396) over the proposal's draft. " + Draft, Shapes.Object)
            .Optional("reason", "Why.", Shapes.Longest(2_000)),
    ];
}
