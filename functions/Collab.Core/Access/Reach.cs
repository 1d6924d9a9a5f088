using Collab.Core.Collaborations;

namespace Collab.Core.Access;

/// <summary>What a caller's arm reaches. What it doesn't reach doesn't exist for it.</summary>
public static class Reach
{
    public static bool MayRead(Caller caller, Collaboration collaboration)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(collaboration);
        return caller.Role is CallerRole.Admin or CallerRole.Commission || MaySubmit(caller, collaboration);
    }

    /// <summary>May it submit records under the collaboration?</summary>
    public static bool MaySubmit(Caller caller, Collaboration collaboration)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(collaboration);
        return caller.Role switch
        {
            CallerRole.Admin => true,
            CallerRole.Officer => caller.Institution == collaboration.Institution,
            CallerRole.Partner => collaboration.Partners.Any(p => p.Institution == caller.Institution),
            _ => false,
        };
    }

    /// <summary>May it register and move collaborations of this home institution?</summary>
    public static bool MayKeep(Caller caller, string institution)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Role == CallerRole.Admin || (caller.Role == CallerRole.Officer && caller.Institution == institution);
    }

    public static bool MayReadHome(Caller caller, string institution) =>
        MayKeep(caller, institution) || caller.Role is CallerRole.Commission;

    /// <summary>May it change the list of institutions?</summary>
    public static bool MayKeepInstitutions(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Role == CallerRole.Admin;
    }
}
