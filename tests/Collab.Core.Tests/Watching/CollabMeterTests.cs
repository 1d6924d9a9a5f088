using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Watching;
using Collab.Core.Writing;
using Collab.Testing;

namespace Collab.Core.Tests.Watching;

/// <summary>What operations over a real store measure.</summary>
public sealed partial class CollabMeterTests
{
    [Fact]
    public async Task Submit_OfEachOutcome_IsCountedByTypeAndOutcome()
    {
        await using var register = await TestRegister.OpenAsync();
        using var heard = new HeardMeasurements();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "A"));
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "A", students: 4));
        await register.SubmitAsync(id, """{"kind":"tea"}""");
        await register.SubmitAsync(Guid.CreateVersion7(), TestRegister.ActivityJson());
        await register.RegisterAsync("{}");

        Assert.Equal(
            [
                "collab.submissions 1 collab.record.type=collaboration collab.outcome=created",
                "collab.submissions 1 collab.record.type=activity collab.outcome=created",
                "collab.submissions 1 collab.record.type=activity collab.outcome=updated",
                "collab.submissions 1 collab.record.type=activity collab.outcome=refused",
                "collab.submissions 1 collab.record.type=activity collab.outcome=refused",
                "collab.submissions 1 collab.record.type=collaboration collab.outcome=refused",
            ],
            heard.Of("collab.submissions"));

        // The second one was taken for new, and tried again with what is there.
        Assert.Equal(["collab.store.commit.retries 1"], heard.Of("collab.store.commit.retries"));
    }

    [Fact]
    public async Task Submit_RaceIsLost_CountsTheRetryAndOneRecord()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        await register.SubmitAsync(id, TestRegister.ActivityJson());
        var other = new CollaborationWriter(register.Store, register.Reader, new HeadCache(register.Clock), new WriterQueue(), register.Audience, register.Clock);
        var theirs = await new SubmitItem(other, register.Locator, register.Settings, register.Clock)
            .RunAsync(Caller.Admin, ItemType.Activity, id, TestRegister.Json(TestRegister.ActivityJson()), null, TestRegister.Origin, default);
        Assert.True(theirs.TryGet(out _, out _));
        using var heard = new HeardMeasurements();

        await register.SubmitAsync(id, TestRegister.ActivityJson());

        Assert.Equal(["collab.store.commit.retries 1"], heard.Of("collab.store.commit.retries"));
        Assert.Equal(["collab.submissions 1 collab.record.type=activity collab.outcome=created"], heard.Of("collab.submissions"));
        Assert.Equal(3, (await register.ActivitiesAsync(id)).Count);
    }

    [Fact]
    public async Task Ingest_TableWithGoodAndBadRows_CountsThemOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync("C-1");
        using var heard = new HeardMeasurements();
        const string table = """
            collaboration,kind,direction,status,title,startsOn,endsOn,students,country
            C-1,student-exchange,outbound,completed,Нэг,2026-03-02,2026-03-05,3,KR
            C-1,student-exchange,outbound,completed,Хоёр,2026-03-32,2026-03-05,3,KR
            """;
        var blob = await register.DropAsync($"{TestRegister.Home}/a.csv", table);

        await register.Ingest.RunAsync(blob, default);
        await register.Ingest.RunAsync(blob, default);

        var kind = Codes<DocumentKind>.Of((await register.OnlyDocumentAsync()).Kind);
        Assert.Equal([$"collab.documents 1 collab.document.kind={kind} collab.outcome=partly-accepted"], heard.Of("collab.documents"));
        Assert.Equal(
            [
                $"collab.document.rows 1 collab.document.kind={kind} collab.outcome=accepted",
                $"collab.document.rows 1 collab.document.kind={kind} collab.outcome=rejected",
            ],
            heard.Of("collab.document.rows"));
    }

    [Fact]
    public async Task Keep_AReport_TakesTheTimeOfItsPartsAndCountsNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        using var heard = new HeardMeasurements();

        var kept = await register.Keep.RunAsync(Caller.Admin, TestRegister.Home, new(new(2026, 3, 1), new(2026, 3, 31)), "en", stands: null, mark: null, default);

        Assert.True(kept.TryGet(out _, out _));
        Assert.Equal(
            [
                "collab.report.duration time collab.report.kind=month collab.report.format=figures",
                "collab.report.duration time collab.report.kind=month collab.report.format=json",
                "collab.report.duration time collab.report.kind=month collab.report.format=html",
            ],
            heard.All);
    }

    [Fact]
    public async Task Check_NothingDiffers_CountsNoDifferenceAllTheSame()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        while (!CheckSample.Has(id, DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime)))
        {
            register.Clock.Advance(TimeSpan.FromDays(1));
        }

        using var heard = new HeardMeasurements();
        await register.Check.RunAsync(default);

        Assert.Equal(["collab.check.differences 0"], heard.Of("collab.check.differences"));
        Assert.Contains("collab.check.collaborations 1 collab.outcome=checked", heard.All);
    }

    [Fact]
    public async Task Reminders_AreMade_AreCountedByKindOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        var end = IsoDate.Of(DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime).AddDays(25));
        await register.AddCollaborationAsync(more: $",\"endsOn\":\"{end}\"");
        using var heard = new HeardMeasurements();

        await register.RunReminders.RunAsync(default);
        await register.RunReminders.RunAsync(default);

        Assert.Contains("collab.reminders 1 collab.reminder.kind=ends-soon", heard.All);
        Assert.Equal(heard.Of("collab.reminders").Distinct(), heard.Of("collab.reminders"));
    }

    [Fact]
    public async Task Sweep_UploadIsBeingRead_LeavesOne()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.Store.CommitAsync(
            TableNames.Documents,
            DocumentRegister.Partition,
            [BegunReading.After(null, $"{TestRegister.Home}/a.csv", Guid.CreateVersion7(), register.Clock.GetUtcNow()).Put()],
            default);

        Assert.Equal(1, (await register.Sweep.RunAsync(default)).Left);
    }

    [Fact]
    public async Task Run_Fails_IsMeasuredWithTheTypeAlone()
    {
        using var heard = new HeardMeasurements();

        await Assert.ThrowsAsync<InvalidOperationException>(() => WatchedRun.OfTimerAsync("Lifecycle", () => throw new InvalidOperationException("Нууц")));

        Assert.Equal(["collab.run.duration time collab.run.name=Lifecycle error.type=System.InvalidOperationException"], heard.All);
    }

    [Fact]
    public void Instruments_AreThoseOfTheDocumentation()
    {
        var instruments = new List<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == CollabMeter.Name)
                {
                    instruments.Add($"{instrument.Name} {KindOf(instrument)} {instrument.Unit}");
                }
            },
        };
        Assert.Equal("collab.submissions", CollabMeter.Submissions.Name);
        listener.Start();

        var written = Line().Matches(File.ReadAllText(RepositoryRoot.Of("docs", "watching.md"))).Select(m => $"{m.Groups[1]} {m.Groups[2]} {m.Groups[3]}");
        Assert.Equal(written.Order(StringComparer.Ordinal), instruments.Order(StringComparer.Ordinal));
    }

    private static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "Counter" => "counter",
        "Histogram" => "histogram",
        "ObservableGauge" => "gauge",
        var other => other,
    };

    [GeneratedRegex(@"^\| `([a-z.]+)` \| (counter|gauge|histogram), `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Line();
}
