using System.Globalization;
using System.Text.Json;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>
/// The data of <see cref="EventTypes.DocumentFinished"/>: a document's fate, also once more when an officer has decided on what was read from it.
/// <paramref name="Institution"/> is the sender; the event itself is of the home of the collaboration that the document is about, where there is one.
/// </summary>
public sealed record FinishedDocument(
    Guid Document, string Institution, DocumentStatus Status, Guid? Collaboration, int Rows, int Accepted, int Rejected)
{
    /// <summary>The event, with the collaboration's home where there is one, and the version of the document's row that holds this fate.</summary>
    internal static RegisterEvent Of(Document document, string? home, int version)
    {
        var data = new FinishedDocument(
            document.Id, document.Institution, document.Status, document.Collaboration, document.Rows, document.Accepted, document.Rejected);
        return new()
        {
            Id = RecordId.At(document.UpdatedAt, EventTypes.DocumentFinished, document.Id.ToString(), version.ToString(CultureInfo.InvariantCulture)),
            Type = EventTypes.DocumentFinished,
            Institution = home ?? document.Institution,
            At = document.UpdatedAt,
            Data = JsonSerializer.SerializeToElement(data, RegisterJson.Readable.FinishedDocument),
        };
    }
}
