using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Core.Collaborations;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Agreements;

/// <summary>What is accepted of a proposal: for a new collaboration all of it, for one that is there already what changes.</summary>
internal static class DecidedDraft
{
    private const string Status = "status";

    /// <summary>The draft of a new collaboration with the corrections; null with faults.</summary>
    public static JsonElement? OfNew(Proposal proposal, DecisionDraft sent, Faults faults) => sent.Correct(proposal.Draft, faults);

    /// <summary>
    /// The patch of a collaboration of this home; null with faults. Its institution and status aren't the text's to say, and its partners
    /// have roles and signatories that a text's names would do away with: they change only where a correction says so.
    /// </summary>
    public static JsonElement? OfChange(Proposal proposal, DecisionDraft sent, string home, Faults faults)
    {
        var patch = sent.Correct(Without(proposal.Draft, FieldNames.Institution, FieldNames.Partners, Status), faults);
        return patch is { } corrected && TextOf(corrected, FieldNames.Institution) == home ? Without(corrected, FieldNames.Institution) : patch;
    }

    /// <summary>True for the draft of a new collaboration, which always says of whose register it is.</summary>
    public static bool IsOfNew(JsonElement draft) => draft.TryGetProperty(FieldNames.Institution, out _);

    /// <summary>The draft with the status that its dates give it, unless it has one.</summary>
    public static JsonElement WithStatus(JsonElement draft, CollaborationStatus status) =>
        draft.TryGetProperty(Status, out _) ? draft : With(draft, Codes<CollaborationStatus>.Of(status));

    /// <summary>True when the two accept the same. A status that was left to the dates is what it was when the first was accepted.</summary>
    public static bool IsSame(JsonElement accepted, JsonElement again) =>
        JsonElement.DeepEquals(accepted, TextOf(accepted, Status) is { } status && !again.TryGetProperty(Status, out _) ? With(again, status) : again);

    private static string? TextOf(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static JsonElement With(JsonElement json, string status)
    {
        var changed = JsonObject.Create(json)!;
        changed[Status] = status;
        return ElementOf(changed);
    }

    private static JsonElement Without(JsonElement json, params ReadOnlySpan<string> names)
    {
        var changed = JsonObject.Create(json)!;
        foreach (var name in names)
        {
            changed.Remove(name);
        }

        return ElementOf(changed);
    }

    private static JsonElement ElementOf(JsonObject json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return document.RootElement.Clone();
    }
}
