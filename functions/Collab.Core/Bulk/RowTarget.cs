using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Bulk;

/// <summary>
/// Finds the collaborations that the rows of a document or of a bulk request name, by id or code, as far as the sender reaches. Each is
/// looked up once.
/// </summary>
public sealed class RowTarget(Locator locator, InstitutionDirectory directory, Caller sender)
{
    /// <summary>Answers that are kept: a file of made-up names must not fill the memory.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<string, CollaborationHead?> found = new(StringComparer.Ordinal);

    /// <summary>The sender as a caller: an officer of its own register, or a partner in others'.</summary>
    public static Caller SenderOf(Institution institution)
    {
        ArgumentNullException.ThrowIfNull(institution);
        return new($"institution:{institution.Id}", institution.Home ? CallerRole.Officer : CallerRole.Partner, institution.Id);
    }

    /// <summary>What a sender hears whose document, or row of one, names a collaboration that it doesn't reach, or none.</summary>
    public static void Unknown(Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        faults.Rule("/collaboration", "unknown-collaboration", "There is no such collaboration of this institution.");
    }

    public async ValueTask<CollaborationHead?> FindAsync(string idOrCode, CancellationToken cancellationToken)
    {
        if (!found.TryGetValue(idOrCode, out var head))
        {
            head = await LookUpAsync(idOrCode, cancellationToken);
            if (found.Count >= Most)
            {
                found.Clear();
            }

            found[idOrCode] = head;
        }

        return head;
    }

    /// <summary>Looks all up again: collaborations have been registered meanwhile.</summary>
    public void Forget() => found.Clear();

    private async Task<CollaborationHead?> LookUpAsync(string idOrCode, CancellationToken cancellationToken)
    {
        if (RecordId.TryParse(idOrCode, out var id))
        {
            return await InReachAsync(id, cancellationToken);
        }

        var homes = Reach.ArmOf(sender, Operation.SubmitItem) == Arm.Own ? [sender.Institution!] : await directory.HomesAsync(cancellationToken);
        var ids = await SideBySide.AskAsync(homes, (home, token) => locator.FindCodeAsync(home, idOrCode, token), cancellationToken);
        CollaborationHead? only = null;
        foreach (var candidate in ids.OfType<Guid>())
        {
            if (await InReachAsync(candidate, cancellationToken) is { } head)
            {
                if (only is not null)
                {
                    // Two registers use the same code for collaborations with this partner; only an id tells them apart.
                    return null;
                }

                only = head;
            }
        }

        return only;
    }

    private async Task<CollaborationHead?> InReachAsync(Guid id, CancellationToken cancellationToken) =>
        await locator.KnownAsync(sender, id, cancellationToken) is { } head && Reach.MaySubmit(sender, head.Record) ? head : null;
}
