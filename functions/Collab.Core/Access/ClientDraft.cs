using System.Text.Json;
using Collab.Core.Institutions;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Access;

/// <summary>A client as it is asked for.</summary>
internal sealed record ClientDraft(string Name, CallerRole Role, string? Institution, DateOnly? ExpiresOn)
{
    /// <summary>Reads <c>{name, role, institution?, expiresOn?}</c>; null with faults.</summary>
    public static async Task<ClientDraft?> ReadAsync(
        JsonElement json, DateOnly today, InstitutionDirectory directory, Faults faults, CancellationToken cancellationToken)
    {
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var name = reader.Text("name", 200, required: true);
        var role = reader.Code<CallerRole>("role", required: true);
        var institution = reader.Text("institution", 63);
        var expiresOn = reader.Date("expiresOn");
        reader.Close();
        if (name is not null && name.Any(char.IsControl))
        {
            faults.Rule("/name", "control-character", "A name stands on one line.");
        }

        if (expiresOn < today)
        {
            faults.Rule("/expiresOn", "past", "This day is over.");
        }

        if (role is { } known)
        {
            await CheckAsync(known, institution, directory, faults, cancellationToken);
        }

        return faults.Any ? null : new(name!, role!.Value, institution, expiresOn);
    }

    /// <summary>A partner or officer is bound to an institution; the others read or keep all, and an institution would promise a bound that isn't there.</summary>
    private static async Task CheckAsync(
        CallerRole role, string? institution, InstitutionDirectory directory, Faults faults, CancellationToken cancellationToken)
    {
        switch (role, institution)
        {
            case (CallerRole.Partner or CallerRole.Officer, null) when !faults.All.Any(f => f.Pointer == "/institution"):
                faults.Rule("/institution", "required", "A partner and an officer are bound to an institution.");
                break;
            case (CallerRole.Partner, { } id) when await directory.FindAsync(id, cancellationToken) is null:
                faults.Rule("/institution", "unknown-institution", "There is no such institution.");
                break;
            case (CallerRole.Officer, { } id) when await directory.FindAsync(id, cancellationToken) is not { Home: true }:
                faults.Rule("/institution", "unknown-institution", "There is no such home institution.");
                break;
            case (CallerRole.Commission or CallerRole.Admin, not null):
                faults.Rule("/institution", "not-bound", "A commission or an admin is bound to no institution.");
                break;
        }
    }
}
