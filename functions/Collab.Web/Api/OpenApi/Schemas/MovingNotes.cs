namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The notes of what an import answers.</summary>
internal static class MovingNotes
{
    public static IEnumerable<RecordNotes> All { get; } =
    [
        RecordNotes.Of<ImportedBody>("What an import has brought.", "Imported")
            .Derived("scope", "A home institution's id, or national.")
            .Derived("files", "Did the export hold files?")
            .Derived("lines", "How many lines came before the last.")
            .Derived("counts", "How many of them of which type.")
            .Derived("sha256", "The hash that the last line names.", Shapes.Sha256)
            .Derived("faults", "What was wrong in the register already when it was exported, in sentences."),
    ];
}
