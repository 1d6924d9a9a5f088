using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Challenges;

/// <summary>Reads a challenge from JSON.</summary>
public static class ChallengeReader
{
    /// <summary>The challenge as sent, its stamp left empty; faults are noted. A plain text is taken to be in the default language.</summary>
    public static Challenge? Read(JsonElement json, string defaultLanguage, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var status = reader.Code<ChallengeStatus>("status", required: true);
        var challenge = new Challenge
        {
            Id = default,
            Collaboration = default,
            Kind = reader.Code<ChallengeKind>("kind", required: true) ?? default,
            Area = reader.Code<ChallengeArea>("area", required: true) ?? default,
            Severity = reader.Integer("severity", 1, 5, required: true) ?? 0,
            Status = status ?? default,
            OpenedOn = reader.Date("openedOn", required: true) ?? default,
            ResolvedOn = reader.Date("resolvedOn"),
            Description = reader.TextMapOrText("description", 10_000, defaultLanguage, required: true)!,
            Mitigation = reader.TextMapOrText("mitigation", 10_000, defaultLanguage),
            Reference = reader.Text("reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
        reader.IgnoreDerived("id", "collaboration", "createdAt", "updatedAt");
        reader.Close();
        CheckDates(challenge, status, faults);
        return faults.Any ? null : challenge;
    }

    /// <summary>Notes dates that don't fit each other or the status, whichever door the challenge came in by.</summary>
    internal static void CheckDates(Challenge challenge, ChallengeStatus? status, Faults faults)
    {
        if (challenge.OpenedOn != default)
        {
            DateRules.Order(challenge.OpenedOn, challenge.ResolvedOn, "openedOn", "/resolvedOn", faults);
        }

        if (status is ChallengeStatus.Open or ChallengeStatus.Mitigating && challenge.ResolvedOn is not null)
        {
            faults.Rule("/resolvedOn", "not-resolved", "Only a challenge that is resolved or accepted has this date.");
        }

        if (status is ChallengeStatus.Resolved && challenge.ResolvedOn is null && faults.All.All(f => f.Pointer != "/resolvedOn"))
        {
            faults.Rule("/resolvedOn", "required", "A challenge that is resolved needs this date.");
        }
    }
}
