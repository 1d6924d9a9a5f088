using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Json;

/// <summary>Identifiers that others give out.</summary>
public static class IdentifierRules
{
    /// <summary>The DOI in its bare form, or null with a fault.</summary>
    public static string? Doi(string text, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (Standards.Doi.TryNormalise(text, out var doi))
        {
            return doi;
        }

        faults.Rule(pointer, "doi", "A DOI is 10., a prefix of digits, a slash and a name without spaces, such as 10.1016/s0140-6736(20)30183-5.");
        return null;
    }

    /// <summary>The ORCID iD with its hyphens, or null with a fault.</summary>
    public static string? Orcid(string text, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (OrcidId.TryNormalise(text, out var orcid, out var fault))
        {
            return orcid;
        }

        faults.Rule(pointer, "orcid", fault);
        return null;
    }
}
