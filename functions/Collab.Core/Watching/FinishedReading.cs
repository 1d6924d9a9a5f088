using Collab.Core.Documents;
using Collab.Core.Standards;

namespace Collab.Core.Watching;

/// <summary>Counts a document that was read to its end, once it is put down, and its rows.</summary>
internal static class FinishedReading
{
    public static void Count(Document document)
    {
        var kind = new KeyValuePair<string, object?>(Attributes.DocumentKind, Codes<DocumentKind>.Of(document.Kind));
        CollabMeter.Documents.Add(1, kind, OutcomeOf(Codes<DocumentStatus>.Of(document.Status)));
        CollabMeter.DocumentRows.Add(document.Accepted, kind, OutcomeOf("accepted"));
        CollabMeter.DocumentRows.Add(document.Rejected, kind, OutcomeOf("rejected"));
    }

    private static KeyValuePair<string, object?> OutcomeOf(string code) => new(Attributes.Outcome, code);
}
