using Collab.Core.MonthCells;

namespace Collab.Core.Watching;

/// <summary>Counts what a nightly check has found. Differences are counted also when there are none, so that an alert knows the check ran.</summary>
internal static class NightlyCheck
{
    public static void Count(CheckedCells found)
    {
        CollabMeter.CheckedCollaborations.Add(found.Checked, OutcomeOf("checked"));
        CollabMeter.CheckedCollaborations.Add(found.Unsettled, OutcomeOf("unsettled"));
        CollabMeter.CheckedCollaborations.Add(found.Failures.Count, OutcomeOf("failed"));
        CollabMeter.CheckDifferences.Add(found.Differences.Count);
    }

    private static KeyValuePair<string, object?> OutcomeOf(string code) => new(Attributes.Outcome, code);
}
