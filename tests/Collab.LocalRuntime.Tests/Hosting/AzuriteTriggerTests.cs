using Collab.Testing;
using Collab.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.LocalRuntime.Tests.Hosting;

public sealed class AzuriteTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>, IDisposable
{
    private static readonly DateTimeOffset Christmas = new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NewYear = new(2027, 1, 1, 2, 0, 0, TimeSpan.Zero);
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [AzuriteFact]
    public Task Blob_NewAndChanged_IsHandedOver() => Scenarios().NewAndChanged_AreHandedOver();

    [AzuriteFact]
    public Task PathPattern_Matches_BindsItsParts() => Scenarios().PathPattern_Matches_BindsItsParts();

    [AzuriteTheory]
    [InlineData(typeof(StreamFunction))]
    [InlineData(typeof(TextFunction))]
    [InlineData(typeof(BytesFunction))]
    [InlineData(typeof(ClientFunction))]
    public Task Content_OfEveryParameterType_IsTheBlobs(Type function) => Scenarios().Content_OfEveryParameterType_IsTheBlobs(function);

    [AzuriteFact]
    public Task Restart_BlobDone_IsNotHandedOverAgain() => Scenarios().Restart_DoesNotHandOverAgain();

    [AzuriteFact]
    public Task Blob_DeletedAndBackAgain_IsHandedOverAgain() => Scenarios().DeletedAndBackAgain_IsHandedOverAgain();

    [AzuriteFact]
    public Task Blob_FailsTwice_IsTriedAgainAsTheSameInvocation() => Scenarios().FailsTwice_IsTriedAgainAsTheSameInvocation();

    [AzuriteFact]
    public Task Blob_FailsFiveTimes_IsPoisonAndLeftAlone() => Scenarios().FailsFiveTimes_IsPoisonAndLeftAlone();

    [AzuriteFact]
    public Task Blobs_ManyAtOnce_RunAsManyAsHostJsonSays() => Scenarios().ManyAtOnce_RunAsManyAsHostJsonSays();

    [AzuriteFact]
    public Task Blob_StoppedHalfWay_IsHandedOverAtTheNextStart() => Scenarios().StoppedHalfWay_IsHandedOverAtTheNextStart();

    [AzuriteFact]
    public async Task Blobs_TwoProcesses_EachIsHandedOverOnce()
    {
        var place = new AzuriteDropPlace(azurite.ConnectionString);
        var scenarios = new BlobTriggerScenarios(place, _folder);
        await using var first = await scenarios.StartAsync(typeof(StreamFunction));
        await using var second = await scenarios.StartAsync(typeof(StreamFunction));
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number => place.PutAsync($"n{number}", "x")));
        await scenarios.TriesAsync(30);

        // Handed over to both, the last of the thirty might come twice: one more, later, tells that both are through.
        await place.PutAsync("last", "x");
        await scenarios.TriesAsync(31);
        Assert.Equal(31, scenarios.Tries.All.Count);
        Assert.Equal(31, scenarios.Tries.Names.Distinct().Count());
    }

    [AzuriteFact]
    public async Task Storage_GoneAndBack_IsToldOnceAndTheWatchGoesOn()
    {
        const int Outage = 20;
        const int OutageOver = 21;
        using var log = new EventLog();
        await using var server = await AzuriteServer.StartNewAsync(CancellationToken.None);
        var place = new AzuriteDropPlace(server.ConnectionString);
        var scenarios = new BlobTriggerScenarios(place, _folder);
        await using var host = await scenarios.StartAsync(typeof(StreamFunction), log: log);
        await place.PutAsync("before", "x");
        await scenarios.TriesAsync(1);
        await server.StopAsync();
        await Eventually.TrueAsync(() => log.Count(Outage) > 0, "the outage is noticed");
        await server.StartAsync(CancellationToken.None);
        await place.PutAsync("after", "x");
        await scenarios.TriesAsync(2);
        Assert.Equal(["before", "after"], scenarios.Tries.Names.Distinct());
        Assert.Equal((1, 1), (log.Count(Outage), log.Count(OutageOver)));
    }

    [AzuriteFact]
    public async Task Timer_TwoProcesses_OneRunsItAndTheOtherTakesOver()
    {
        var settings = new Dictionary<string, string>(new AzuriteDropPlace(azurite.ConnectionString).Settings) { ["MonthlySchedule"] = "0 0 2 1 * *" };
        var clock = new ManualClock(Christmas);
        TimerRuns firstRuns = new(), secondRuns = new();
        var first = await StartAsync(firstRuns);
        await Eventually.TrueAsync(() => StatusExistsAsync(settings), "the first process to follow the timer");
        await using var second = await StartAsync(secondRuns);
        await Eventually.TrueAsync(() => clock.Waiting == 1, "the first process to wait");
        clock.MoveTo(NewYear);
        await Eventually.TrueAsync(() => firstRuns.All.Count == 1, "the first process to run it");
        await first.DisposeAsync();
        clock.MoveTo(NewYear.AddMonths(1));
        await Eventually.TrueAsync(
            () =>
            {
                // It may have been asking for the timer just then, and asks again some seconds later.
                clock.Advance(TimeSpan.FromSeconds(1));
                return secondRuns.All.Count == 1;
            },
            "the second process to take over");
        Assert.Single(firstRuns.All);
        Assert.Equal(NewYear.UtcDateTime, secondRuns.All.Single().Info.ScheduleStatus!.Last, TimeSpan.FromMilliseconds(1));

        Task<RunningHost> StartAsync(TimerRuns runs) => RunningHost.StartAsync(
            _folder, [typeof(MonthlyTimer)], settings: settings,
            configure: builder => builder.Services.AddSingleton(runs).AddSingleton<TimeProvider>(clock));
    }

    private static async Task<bool> StatusExistsAsync(Dictionary<string, string> settings) =>
        await new Azure.Storage.Blobs.BlobClient(
            settings["AzureWebJobsStorage"], "azure-webjobs-hosts", $"timers/{settings["AzureFunctionsWebHost:hostid"]}/Host.Functions.Monthly/status").ExistsAsync();

    private BlobTriggerScenarios Scenarios() => new(new AzuriteDropPlace(azurite.ConnectionString), _folder);
}
