using Collab.Core.Access;
using Collab.Core.Institutions;

namespace Collab.Core.Reports;

/// <summary>What a report is about: one home institution or, as <see cref="National"/>, all of them.</summary>
public static class ReportScope
{
    public const string National = "national";

    /// <summary>The homes of a scope; empty when there is no such scope within the caller's reach.</summary>
    public static IReadOnlyList<string> HomesOf(string scope, Caller caller, Operation operation, IReadOnlyList<Institution> institutions) =>
        May(scope, caller, operation) ? [.. institutions.Where(i => i.Home && (scope == National || i.Id == scope)).Select(i => i.Id)] : [];

    /// <summary>May the caller do this with a report of the scope?</summary>
    public static bool May(string scope, Caller caller, Operation operation) =>
        scope == National ? Reach.May(caller, operation) : Reach.May(caller, operation, scope);
}
