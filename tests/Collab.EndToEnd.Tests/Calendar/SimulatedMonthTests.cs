using System.Globalization;
using System.Security.Cryptography;
using Collab.Calendar.Crasher;
using Collab.Core.Events;
using Collab.Core.Reminders;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Functions.Demo;
using Collab.Testing;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>
/// A month of simulated time on the demo register, over the end of a year, in which the process is killed again and again: it leaves what
/// a month leaves in which nothing happened, each report and each reminder once.
/// </summary>
public sealed class SimulatedMonthTests(ITestOutputHelper output)
{
    private const int LeastKills = 15;

    /// <summary>So long before that challenges stall in the month, and that the reports of two months were missed.</summary>
    private static readonly DateTimeOffset Loaded = new(2035, 10, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Start = new(2035, 12, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ReportsRun = new(2036, 1, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset DayAfter = new(2036, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2036, 1, 12, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Kill_ManyTimesInAMonth_LeavesWhatAMonthWithoutKillsLeaves()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        using var folder = new TempFolder();
        await using var receiver = await WebhookReceiver.StartAsync();
        var demo = folder.Of("demo", "data");
        Directory.CreateDirectory(demo);
        var secret = await DemoOfAMonth.LoadAsync(demo, Loaded, new(2035, 12, 14), receiver.Address);

        var quiet = Copy(demo, folder.Of("quiet", "data"));
        var told = receiver.Listen(secret, JournalIn(quiet), seed);
        await MonthProgram.RunAsync(quiet, JournalIn(quiet), End, kill: (_, _) => null);
        await using var wanted = await MonthRegister.OpenAsync(quiet, End);
        await CheckAsync(wanted, told);

        var killed = Copy(demo, folder.Of("killed", "data"));
        var toldThere = receiver.Listen(secret, JournalIn(killed), seed);
        await RunWithKillsAsync(killed, toldThere, new Random(seed));
        await using var left = await MonthRegister.OpenAsync(killed, End);
        await CheckAsync(left, toldThere);

        Assert.Equal(await FiguresAsync(wanted), await FiguresAsync(left));
        Assert.Equal(Subjects(await wanted.RemindersAsync()), Subjects(await left.RemindersAsync()));
        Assert.Equal(await wanted.StatesAsync(), await left.StatesAsync());
        Assert.Equal(await wanted.ToldListsAsync(), await left.ToldListsAsync());
        Assert.Equal(told.Counts(), toldThere.Counts());
        Assert.True(toldThere.Repeated > told.Repeated);
        output.WriteLine($"{string.Join(", ", told.Counts())}; taken again: {told.Repeated}, with kills {toldThere.Repeated}");
    }

    private async Task RunWithKillsAsync(string dataFolder, ReceivedEvents told, Random random)
    {
        var journal = JournalIn(dataFolder);
        var plan = KillPlan.Of(Start, ReportsRun, random).ToList();
        Kill? kill = null;
        var (kills, midway, orphans) = (0, 0, 0);
        while (await MonthProgram.RunAsync(dataFolder, journal, End, (timer, at) => (kill = plan.Find(k => k.IsDue(timer, at))) is null ? null : MomentOf(kill)))
        {
            plan.Remove(kill!);
            told.Release();
            kills++;
            var open = Journal.Open(journal);
            midway += File.ReadLines(journal).Last().StartsWith(Journal.Begin, StringComparison.Ordinal) ? 1 : 0;
            await using (var register = await MonthRegister.OpenAsync(dataFolder, open.Now))
            {
                orphans += (await register.OrphansAsync()).Count;
            }

            output.WriteLine($"Kill at {File.ReadLines(journal).Last()} of the plan's {kill}");
            Journal.GoBack(journal, kill!.Runs);

            // What a report says follows from the day that it is made on, so its end isn't slept through.
            open = Journal.Open(journal);
            if (kill.Down > TimeSpan.Zero && !(open.Now < DayAfter && open.Now + kill.Down >= DayAfter))
            {
                open.Wait(open.Now + kill.Down);
            }
        }

        output.WriteLine($"{kills} kills, {midway} of them midway; they left {orphans} files without a record");
        Assert.Empty(plan);
        Assert.True(kills >= LeastKills, $"There were {kills} kills.");

        Task MomentOf(Kill kill) => kill.Events > 0 ? told.HoldAsync(kill.Events) : Task.Delay(kill.After);
    }

    /// <summary>What holds of a month in any case.</summary>
    private static async Task CheckAsync(MonthRegister register, ReceivedEvents told)
    {
        var reports = await register.ReportsAsync();
        Assert.Equal(Expected(), reports.Select(r => $"{r.Scope} {r.Kind} {IsoDate.Of(r.Period.From)} {r.Language} {r.Revision}").Order(StringComparer.Ordinal));
        foreach (var report in reports)
        {
            await ReportFiles.CheckAsync(register.Blobs, report);
        }

        var reminders = await register.RemindersAsync();
        Assert.Equal(Enum.GetValues<ReminderKind>(), reminders.Select(r => r.Kind).Distinct().Order());
        Assert.Equal([7, 30, 90], reminders.Where(r => r.Kind == ReminderKind.EndsSoon).Select(r => r.DaysBefore!.Value).Distinct().Order());
        Assert.Equal(Subjects(reminders).Distinct(StringComparer.Ordinal), Subjects(reminders));

        Assert.Empty(told.Faults);
        Assert.Equal(reminders.Select(r => r.Id.ToString()).Order(StringComparer.Ordinal), Told(EventTypes.ReminderDue, "id"));

        // Whether the app has told the demo's own reports before there was a subscriber depends on how long it took to load.
        var own = reports.Where(r => r.CreatedAt < Start).Select(r => r.Id.ToString()).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(reports.Select(r => r.Id.ToString()).Where(id => !own.Contains(id)).Order(StringComparer.Ordinal), Told(EventTypes.ReportMade, "report").Where(id => !own.Contains(id)));
        Assert.Equal((await register.ToldListsAsync()).Count, told.Of(EventTypes.CompletenessListed).Count());
        Assert.Empty(told.Of(EventTypes.CheckDiffers));
        Assert.Empty(await register.UntoldAsync());
        Assert.Empty(await register.FaultsAsync());

        Assert.All(await register.OrphansAsync(), orphan => Assert.InRange(orphan.Age, TimeSpan.Zero, TimeSpan.FromDays(1)));
        await register.ClearADayLaterAsync();
        Assert.Empty(await register.OrphansAsync());

        // As often as there were events of it: one that was told by two events would be here twice.
        IEnumerable<string> Told(string type, string name) => told.Of(type).Select(data => data[name]!.GetValue<string>()).Order(StringComparer.Ordinal);
    }

    /// <summary>Each scope's reports: the demo's own, those of the months since, and of the quarter and years that have ended.</summary>
    private static IEnumerable<string> Expected() => DemoInstitutions.Homes.Select(h => h.Id).Append(ReportScope.National)
        .SelectMany(scope => (string[])
        [
            $"{scope} Month 2035-09-01 en 1", $"{scope} Month 2035-10-01 en 1", $"{scope} Month 2035-11-01 en 1", $"{scope} Month 2035-12-01 en 1",
            $"{scope} Quarter 2035-10-01 en 1", $"{scope} Year 2035-01-01 en 1", $"{scope} AcademicYear 2034-09-01 en 1",
        ])
        .Append($"{ReportScope.National} Year 2034-01-01 en 1")
        .Order(StringComparer.Ordinal);

    private static async Task<IReadOnlyList<string>> FiguresAsync(MonthRegister register)
    {
        var figures = new List<string>();
        foreach (var report in await register.ReportsAsync())
        {
            figures.Add(await register.FiguresAsync(report));
        }

        return [.. figures.Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Subjects(IEnumerable<Reminder> reminders) =>
        [.. reminders.Select(r => $"{r.Kind} {r.Collaboration} {r.Challenge} {IsoDate.Of(r.Due)} {r.DaysBefore} {r.Level}").Order(StringComparer.Ordinal)];

    private static string JournalIn(string dataFolder) => Path.Combine(Path.GetDirectoryName(dataFolder)!, "journal");

    /// <summary>A copy of the data, and a journal beside it in which the month is about to begin.</summary>
    private static string Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Journal.Create(JournalIn(to), Start);
        return to;
    }
}
