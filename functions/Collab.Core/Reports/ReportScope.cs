using Collab.Core.Access;
using Collab.Core.Institutions;

namespace Collab.Core.Reports;

/// <summary>What a report is about: one home institution or, as <see cref="National"/>, all of them.</summary>
public static class ReportScope
{
    public const string National = "national";

    /// <summary>The homes of a scope; empty when there is no such scope within the caller's reach.</summary>
    public static IReadOnlyList<string> HomesOf(string scope, Caller caller, IReadOnlyList<Institution> institutions)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var homes = institutions.Where(i => i.Home).Select(i => i.Id);
        return scope == National
            ? caller.Role is CallerRole.Admin or CallerRole.Commission ? [.. homes] : []
            : [.. homes.Where(h => h == scope && Reach.MayReadHome(caller, h))];
    }

    public static bool MayRead(string scope, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return scope == National ? caller.Role is CallerRole.Admin or CallerRole.Commission : Reach.MayReadHome(caller, scope);
    }
}
