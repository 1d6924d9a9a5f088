using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>What a table's row says of a collaboration.</summary>
/// <param name="Given">The fields whose cells are filled, but for the partners.</param>
/// <param name="Partners">The partners that the row names; none when it names none.</param>
internal sealed record CollaborationDraft(JsonObject Given, IReadOnlyList<DraftPartner> Partners)
{
    public string Code => (string?)Given["code"] ?? string.Empty;

    /// <summary>The record to register where there is none; else what the row changes of the one that is there.</summary>
    public JsonElement Says(Collaboration? before, string home)
    {
        var says = Given.DeepClone().AsObject();
        if (before is null)
        {
            says.TryAdd("institution", JsonValue.Create(home));
        }
        else if (IsPast(before.Status))
        {
            says.Remove("status");
        }

        if (Partners.Count > 0)
        {
            says["partners"] = new JsonArray([.. Partners.Select(p => PartnerOf(p, before))]);
        }

        using var json = JsonDocument.Parse(says.ToJsonString());
        return json.RootElement.Clone();
    }

    /// <summary>The partner as the row has it, and what the register knows besides: the day and the person of the signature, and the role where the row has none.</summary>
    private static JsonObject PartnerOf(DraftPartner partner, Collaboration? before)
    {
        var known = before?.Partners.FirstOrDefault(p => p.Institution == partner.Institution);
        var says = new JsonObject { ["institution"] = partner.Institution };
        if ((partner.Role ?? (known is null ? null : Codes<PartnerRole>.Of(known.Role))) is { } role)
        {
            says["role"] = role;
        }

        if (known?.SignedOn is { } signedOn)
        {
            says["signedOn"] = IsoDate.Of(signedOn);
        }

        if (known?.Signatory is { } signatory)
        {
            says["signatory"] = signatory;
        }

        return says;
    }

    /// <summary>True when the register has moved on by itself, on its days, from the status that the row has.</summary>
    private bool IsPast(CollaborationStatus now) => (string?)Given["status"] switch
    {
        "signed" => now is CollaborationStatus.Active or CollaborationStatus.Expired,
        "active" => now is CollaborationStatus.Expired,
        _ => false,
    };
}

/// <summary>A partner that a row names, by its id, and its role where the row has one.</summary>
internal sealed record DraftPartner(string Institution, string? Role);
