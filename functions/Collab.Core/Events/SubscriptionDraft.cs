using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Events.Sending;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Events;

/// <summary>A subscription as it is asked for.</summary>
internal sealed record SubscriptionDraft(string Url, IReadOnlyList<string> Events, string? Institution, string? Description)
{
    /// <summary>
    /// Reads <c>{url, events, institution?, description?}</c>; null with faults. <paramref name="allowPrivate"/> is the setting
    /// <c>Collab:WebhooksToPrivateAddresses</c>.
    /// </summary>
    public static async Task<SubscriptionDraft?> ReadAsync(
        Caller caller, JsonElement json, bool allowPrivate, InstitutionDirectory directory, Faults faults, CancellationToken cancellationToken)
    {
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var url = reader.Text("url", WebhookAddress.MostCharacters, required: true);
        var events = ReadEvents(reader);
        var institution = reader.Text("institution", 63);
        var description = reader.Text("description", 500);
        reader.Close();
        if (url is not null && WebhookAddress.FaultOf(url, allowPrivate) is { } fault)
        {
            faults.Rule("/url", "webhook-address", fault);
        }

        // Who is bound to an institution means its own where it names none.
        institution ??= caller.Institution;
        if (institution is not null && !await IsInReachAsync(caller, institution, directory, cancellationToken))
        {
            faults.Rule("/institution", "unknown-institution", "There is no such home institution.");
        }

        return faults.Any ? null : new(url!, events!, institution, description);
    }

    private static List<string>? ReadEvents(ObjectReader reader)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return reader.List("events", EventTypes.All.Count, atLeastOne: true, (element, at) =>
        {
            if (element.ValueKind != JsonValueKind.String)
            {
                reader.Faults.Shape(at, "type", "A text is wanted here.");
                return null;
            }

            var type = element.GetString()!;
            if (!EventTypes.All.Contains(type, StringComparer.Ordinal))
            {
                reader.Faults.Rule(at, "unknown-code", $"This is none of: {string.Join(", ", EventTypes.All)}.");
            }
            else if (!seen.Add(type))
            {
                reader.Faults.Rule(at, "repeated", "This type stands in the list twice.");
            }

            return type;
        });
    }

    private static async Task<bool> IsInReachAsync(
        Caller caller, string institution, InstitutionDirectory directory, CancellationToken cancellationToken) =>
        Reach.May(caller, Operation.KeepSubscriptions, institution) && await directory.FindAsync(institution, cancellationToken) is { Home: true };
}
