namespace Collab.Functions.Demo;

/// <summary>Where in its life a collaboration of the demo stands; the active ones in the ways that an office looks for.</summary>
internal enum DemoPhase
{
    Draft,
    Proposed,
    Signed,
    Running,
    OpenEnded,
    EndsIn90Days,
    EndsIn180Days,
    QuietForAYear,
    QuietForTwoYears,
    Expired,
    Terminated,
}
