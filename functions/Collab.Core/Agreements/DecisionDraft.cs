using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Agreements;

/// <summary>A decision as it is sent: yes or no, what is to be different in the proposed collaboration, and why.</summary>
internal sealed record DecisionDraft(bool Accept, JsonElement? Corrections, string? Reason)
{
    /// <summary>Where the corrections stand in what is sent.</summary>
    public const string AtCorrections = "/corrections";

    public static DecisionDraft? Read(JsonElement json, Faults faults)
    {
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var accept = reader.Flag("accept", required: true);
        JsonElement? corrections = reader.Take("corrections", out var given) ? given : null;
        var reason = reader.Text("reason", 2_000);
        reader.Close();
        if (corrections is not null && accept == false)
        {
            faults.Rule(AtCorrections, "not-accepted", "What is refused isn't corrected.");
        }

        return faults.Any ? null : new(accept!.Value, corrections, reason);
    }

    /// <summary>What was proposed with the corrections; null with faults, each at its place among the corrections.</summary>
    public JsonElement? Correct(JsonElement proposed, Faults faults)
    {
        if (Corrections is not { } corrections)
        {
            return proposed;
        }

        var wrong = new Faults();
        using var corrected = MergePatch.Apply(proposed, corrections, [], wrong);
        faults.Take(wrong.All, AtCorrections);
        return corrected?.RootElement.Clone();
    }
}
