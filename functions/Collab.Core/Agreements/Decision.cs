using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Standards;
using Collab.Core.Writing;

namespace Collab.Core.Agreements;

/// <summary>What an officer decided on a document's proposal. It stands in the document before anything is done by it.</summary>
public sealed record Decision
{
    /// <summary>Tells it from every other decision, also from one that was taken back and made again.</summary>
    public required Guid Id { get; init; }

    public required bool Accept { get; init; }

    /// <summary>Who decided, as history names its authors.</summary>
    public required string By { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }

    /// <summary>The collaboration that is made or changed; its id is chosen with the decision, so that it is made once.</summary>
    public Guid? Collaboration { get; init; }

    /// <summary>The collaboration's JSON as it was accepted, with the corrections; for one that is changed, what changes.</summary>
    public JsonElement? Draft { get; init; }

    /// <summary>The key of the row that says, beside what was done by it, that it was done; or that it can't be.</summary>
    internal string MarkerKey(Guid document) => RegisterKeys.Batch(document, "decision", Id.ToString());
}
