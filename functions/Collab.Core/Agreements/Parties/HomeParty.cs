using Collab.Core.Agreements.Terms;
using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>Tells in whose register an agreement belongs: the sender's where it keeps one, else that of the only party that does.</summary>
internal static class HomeParty
{
    /// <summary>The sender keeps a register, but the text doesn't name it as a party.</summary>
    private const double NotNamed = 0.6;

    public static Candidate<Institution>? Of(FoundParties parties, IReadOnlyCollection<Institution> institutions, string sender)
    {
        if (institutions.FirstOrDefault(i => i.Id == sender) is { Home: true } own)
        {
            var named = parties.Known.FirstOrDefault(p => p.Value.Id == sender);
            return named ?? (parties.Known.Count > 0 ? new(own, parties.Known[0].Source, NotNamed) : null);
        }

        var homes = parties.Known.Where(p => p.Value.Home).ToList();
        return homes.Count == 1 ? homes[0] : null;
    }
}
