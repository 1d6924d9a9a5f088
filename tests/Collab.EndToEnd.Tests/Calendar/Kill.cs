namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>
/// When the program is to be killed: at the beginning of the first run of a timer (of any, where none is named) at or after an instant, or
/// a little later, but not later than that run.
/// </summary>
/// <param name="At">The simulated instant.</param>
/// <param name="Timer">How the timer's name ends.</param>
/// <param name="After">How much later, in real time: so much of the run is done.</param>
/// <param name="Events">If not 0: when the subscriber has taken so many more events, the last of which it doesn't answer; and not at any time.</param>
/// <param name="Runs">How many runs are taken back before it starts again, as when the note of a run was lost.</param>
/// <param name="Down">How long nothing runs, in simulated time.</param>
internal sealed record Kill(DateTimeOffset At, string Timer, TimeSpan After, int Events, int Runs, TimeSpan Down)
{
    public bool IsDue(string timer, DateTimeOffset at) => at >= At && timer.EndsWith(Timer, StringComparison.Ordinal);
}
