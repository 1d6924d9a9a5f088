// A second process for the test of a month in simulated time; settings come from the environment.
// "app <instant> …" is the app itself with the arguments that follow, whose clock begins at an instant and runs from there.
// "clock <file> …" is the app on a clock that is so many seconds ahead of the real one as the file says, whenever it is looked at.
// "month <journal> <until>" runs the app's own timers, one after the other at the moments of their schedules, from where the journal ends
// up to an instant. It says each run's name and moment before it, waits for a line that lets it, and is made to be killed at any of them.
using System.Globalization;
using Collab.Calendar.Crasher;

var culture = CultureInfo.InvariantCulture;
return args switch
{
    ["app", var from, .. var rest] => await ClockedApp.RunAsync(new ShiftedClock(DateTimeOffset.Parse(from, culture)), rest),
    ["clock", var file, .. var rest] => await ClockedApp.RunAsync(new JumpingClock(file), rest),
    ["month", var journal, var until] => await SimulatedMonth.RunAsync(journal, DateTimeOffset.Parse(until, culture)),
    _ => throw new ArgumentException("Wanted: app <instant> …, clock <file> … or month <journal> <until>."),
};
