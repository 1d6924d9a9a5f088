using Collab.Core.Challenges;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of challenges.</summary>
internal static class ChallengeNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Challenge>("What stands in a collaboration's way, how badly, and what is done about it.")
            .Derived("id", "UUID: of version 7, or of version 8 when it follows from the reference.")
            .Derived("collaboration", "The collaboration's id.")
            .Wanted("kind", "What it is.")
            .Wanted("area", "What it stands in the way of.")
            .Wanted("severity", "From 1, slight, to 5, which blocks everything.", Shapes.Range(1, 5))
            .Wanted("status", "How far it has been dealt with.")
            .Wanted("openedOn", "The day it came up.")
            .Optional("resolvedOn", "The day it was resolved, or accepted as it is. Required of a resolved one.")
            .Wanted("description", "At most 10,000 characters in each language.")
            .Optional("mitigation", "What is done about it; at most 10,000 characters in each language.")
            .Optional("reference", "The sender's own key, unique in the collaboration: sent again, it updates.", Shapes.Longest(200))
            .Derived("createdAt", "When it was first stored, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
    ];
}
