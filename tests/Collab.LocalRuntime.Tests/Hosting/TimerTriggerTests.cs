using System.Text.Json;
using Collab.LocalRuntime.Hosting.Timers;
using Collab.Testing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class TimerTriggerTests : IDisposable
{
    private static readonly DateTimeOffset Christmas = new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset February = new(2027, 2, 1, 2, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();
    private readonly TimerRuns _runs = new();
    private readonly ManualClock _clock = new(Christmas);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Schedule_Reached_RunsOnceAndKeepsTheRun()
    {
        await using var host = await StartAsync(typeof(MonthlyTimer));
        await StatusAsync("Monthly", status => status.Next == NewYear);
        await AsleepAsync();
        _clock.MoveTo(NewYear);
        await RunsAsync(1);
        var run = Assert.Single(_runs.All);
        Assert.False(run.Info.IsPastDue);
        Assert.Equal(NewYear.UtcDateTime, run.Info.ScheduleStatus!.Next);
        await StatusAsync("Monthly", status => status.Last >= NewYear && status.Next == February);
    }

    [Fact]
    public async Task Start_RunMissed_IsMadeUpForOnce()
    {
        await using (await StartAsync(typeof(MonthlyTimer)))
        {
            await StatusAsync("Monthly", status => status.Next == NewYear);
        }

        _clock.MoveTo(NewYear.AddDays(3));
        await using var host = await StartAsync(typeof(MonthlyTimer));
        await StatusAsync("Monthly", status => status.Next == February);
        var run = Assert.Single(_runs.All);
        Assert.True(run.Info.IsPastDue);
        Assert.Equal(NewYear.UtcDateTime, run.Info.ScheduleStatus!.Next);
    }

    [Fact]
    public async Task Start_LastRunMade_WaitsForTheNext()
    {
        await using (await StartAsync(typeof(MonthlyTimer)))
        {
            await StatusAsync("Monthly", status => status.Next == NewYear);
            await AsleepAsync();
            _clock.MoveTo(NewYear);
            await StatusAsync("Monthly", status => status.Next == February);
        }

        _clock.Advance(TimeSpan.FromMinutes(5));
        await using var host = await StartAsync(typeof(MonthlyTimer), typeof(StartupTimer));
        await RunsAsync(2);
        await AsleepAsync(timers: 2);
        _clock.MoveTo(February);
        await RunsAsync(4);
        Assert.Equal([false, false], _runs.All.Where(run => run.Function == "Monthly").Select(run => run.Info.IsPastDue));
    }

    [Fact]
    public async Task Start_ScheduleChanged_OwesNoRunOfTheOldOne()
    {
        await using (await StartAsync(typeof(MonthlyTimer)))
        {
            await StatusAsync("Monthly", status => status.Next == NewYear);
        }

        _clock.MoveTo(NewYear.AddDays(3));
        await using var host = await StartAsync("0 0 5 1 * *", typeof(MonthlyTimer));
        await StatusAsync("Monthly", status => status.Next == February.AddHours(3));
        Assert.Empty(_runs.All);
    }

    [Fact]
    public async Task RunOnStartup_Start_RunsAndFollowsTheInterval()
    {
        await using var host = await StartAsync(typeof(StartupTimer));
        await StatusAsync("AtStart", status => status.Last == Christmas);
        await AsleepAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await RunsAsync(2);
    }

    [Fact]
    public async Task Schedule_WithinAMinute_IsNotMonitored()
    {
        await using var host = await StartAsync(typeof(SecondsTimer));
        await Eventually.TrueAsync(
            () =>
            {
                _clock.Advance(TimeSpan.FromSeconds(1));
                return _runs.All.Count >= 2;
            },
            "two runs");
        Assert.All(_runs.All, run => Assert.Null(run.Info.ScheduleStatus));
        Assert.False(File.Exists(StatusFile("Seconds")));
    }

    [Fact]
    public async Task Failure_WithRetries_IsTriedAgainAsTheSameInvocation()
    {
        _runs.FailNext(3);
        await using var host = await StartAsync(typeof(RetriedTimer));
        foreach (var tries in Enumerable.Range(1, 3))
        {
            await RunsAsync(tries);
            var before = tries;
            await Eventually.TrueAsync(
                () =>
                {
                    _clock.Advance(TimeSpan.FromSeconds(1));
                    return _runs.All.Count > before;
                },
                "another try");
        }

        Assert.Equal([0, 1, 2, 3], _runs.All.Select(run => run.RetryCount));
        Assert.Single(_runs.All.Select(run => run.InvocationId).Distinct());
        await StatusAsync("Retried", status => status.Last == Christmas);
    }

    [Fact]
    public async Task Failure_WithoutRetries_WaitsForTheNextRun()
    {
        _runs.FailNext(1);
        await using var host = await StartAsync(typeof(MonthlyTimer));
        await StatusAsync("Monthly", status => status.Next == NewYear);
        await AsleepAsync();
        _clock.MoveTo(NewYear);
        await StatusAsync("Monthly", status => status.Next == February);
        await AsleepAsync();
        _clock.MoveTo(February);
        await RunsAsync(2);
    }

    [Fact]
    public async Task Build_SettingOfTheScheduleMissing_SaysWhich()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("", typeof(MonthlyTimer)));
        Assert.Contains("MonthlySchedule", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_ScheduleWrong_SaysWhich()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => StartAsync("at noon", typeof(MonthlyTimer)));
        Assert.Contains("\"at noon\" of the function Monthly", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Build_ScheduleOfHostJsonMissing_SaysFileKeyAndRemedyInASentence()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => StartScheduledAsync(new { version = "2.0" }));
        Assert.Equal(
            "The setting schedules:monthly of host.json is missing, which the function Scheduled needs: "
            + "write it into host.json, or set AzureFunctionsJobHost__schedules__monthly in the environment.",
            fault.Message);
    }

    [Theory]
    [InlineData("at noon")]
    [InlineData("0 0 2 1-3")]
    [InlineData("0 0 25 1 * *")]
    [InlineData(" ")]
    public async Task Build_ScheduleOfHostJsonWrong_SaysFileKeyAndRemedyInASentence(string schedule)
    {
        var hostJson = new { version = "2.0", schedules = new { monthly = schedule } };
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => StartScheduledAsync(hostJson));
        Assert.Contains("the function Scheduled is wrong (the setting schedules:monthly of host.json): give six fields", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_OfHostJson_IsFollowedAndOverriddenBySettings()
    {
        var hostJson = new { version = "2.0", schedules = new { monthly = "0 0 2 1 * *" } };
        await using (await StartScheduledAsync(hostJson))
        {
            await StatusAsync("Scheduled", status => status.Next == NewYear);
        }

        await using var host = await StartScheduledAsync(hostJson, "0 0 3 1 * *");
        await StatusAsync("Scheduled", status => status.Next == NewYear.AddHours(1));
    }

    [Fact]
    public async Task HostJson_OfTheApp_HasSchedulesThatCanBeFollowed()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Of("host.json")));
        var schedules = file.RootElement.GetProperty("schedules").EnumerateObject().ToArray();
        Assert.Contains(schedules, s => s.Name == "monthlyReports");
        Assert.All(schedules, s =>
        {
            var schedule = TimerSchedule.Parse(s.Value.GetString()!, s.Name, new ConfigurationBuilder().Build());
            Assert.True(schedule.Next(Christmas.UtcDateTime) < Christmas.UtcDateTime.AddYears(1), s.Name);
        });
    }

    private Task<RunningHost> StartScheduledAsync(object hostJson, string? overriding = null)
    {
        var settings = new Dictionary<string, string> { ["Collab:DataFolder"] = "data", ["Collab:Storage"] = "embedded" };
        if (overriding is not null)
        {
            settings["AzureFunctionsJobHost:schedules:monthly"] = overriding;
        }

        return RunningHost.StartAsync(
            _folder, [typeof(ScheduledTimer)], hostJson, settings, builder => builder.Services.AddSingleton(_runs).AddSingleton<TimeProvider>(_clock));
    }

    private string StatusFile(string timer) => _folder.Of("data", "runtime", "timers", timer + ".json");

    private Task<RunningHost> StartAsync(params Type[] functions) => StartAsync("0 0 2 1 * *", functions);

    private Task<RunningHost> StartAsync(string schedule, params Type[] functions) => RunningHost.StartAsync(
        _folder, functions,
        settings: new Dictionary<string, string> { ["Collab:DataFolder"] = "data", ["Collab:Storage"] = "embedded", ["MonthlySchedule"] = schedule },
        configure: builder => builder.Services.AddSingleton(_runs).AddSingleton<TimeProvider>(_clock));

    private Task RunsAsync(int count) => Eventually.TrueAsync(() => _runs.All.Count >= count, $"{count} runs");

    /// <summary>So many timers wait for the clock.</summary>
    private Task AsleepAsync(int timers = 1) => Eventually.TrueAsync(() => _clock.Waiting == timers, "the timers to wait");

    private Task StatusAsync(string timer, Func<ScheduleStatus, bool> condition) => Eventually.TrueAsync(
        async () => File.Exists(StatusFile(timer)) && condition(JsonSerializer.Deserialize<ScheduleStatus>(await File.ReadAllTextAsync(StatusFile(timer)))!),
        $"the wanted status of {timer}");
}
