using Collab.Core.Items;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>Hangs a document on the collaboration that it is about, in one commit with history and month cell. Again it changes nothing.</summary>
public sealed class LinkDocument(CollaborationWriter writer, RegisterCalendar calendar)
{
    /// <summary>False when the collaboration is gone.</summary>
    /// <exception cref="StoreUnavailableException">The storage can't be reached; run it again later.</exception>
    public async Task<bool> RunAsync(Document document, string home, Guid collaboration, WriteOrigin origin, CancellationToken cancellationToken)
    {
        var link = LinkedDocument.Of(document, collaboration, calendar);
        var result = await writer.WriteAsync(
            new()
            {
                Institution = home,
                Collaboration = collaboration,
                Origin = origin,
                Plan = (_, stored) => ItemPlan.Of("link-document", [link], stored),
            },
            cancellationToken);
        return result is not WriteResult.Refused;
    }

    /// <summary>The origin of what a document's own content does.</summary>
    internal static WriteOrigin OriginOf(Document document) => new(By: "document", Via: "document", Source: document.Id.ToString());
}
