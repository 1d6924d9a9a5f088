using Collab.Core.Outcomes;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of outcomes.</summary>
internal static class OutcomeNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Outcome>("What came of a collaboration: a publication, a curriculum, people trained, a grant won.")
            .Derived("id", "UUID: of version 7, or of version 8 when it follows from the reference.")
            .Derived("collaboration", "The collaboration's id.")
            .Wanted("kind", "What it is.")
            .Wanted("impact", "The line of impact that it counts under.")
            .Wanted("achievedOn", "The day that it counts at.")
            .Wanted("quantity", "How many of them.", Shapes.Range(1, OutcomeReader.MostQuantity))
            .Wanted("title", "At most 500 characters in each language.")
            .Optional("doi", "Digital object identifier; addresses of doi.org are taken and shortened.", Shapes.Longest(500))
            .Optional("orcids", "ORCID iDs of the authors, each once.", Shapes.Items(0, 500))
            .Optional("reference", "The sender's own key, unique in the collaboration: sent again, it updates.", Shapes.Longest(200))
            .Derived("createdAt", "When it was first stored, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
    ];
}
