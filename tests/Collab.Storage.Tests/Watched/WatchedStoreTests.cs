using System.Diagnostics;
using System.Diagnostics.Metrics;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Storage.Tests.Embedded;

namespace Collab.Storage.Tests.Watched;

/// <summary>What is seen of calls to real stores, and what of them is never told.</summary>
public sealed class WatchedStoreTests(EmbeddedFixture fixture) : IClassFixture<EmbeddedFixture>
{
    private static readonly AsyncLocal<List<string>?> Measured = new();

    [Fact]
    public async Task Calls_WithinASpan_AreItsChildrenAndTellOperationAndTableAlone()
    {
        var (spans, measured) = await WatchAsync(async () =>
        {
            await fixture.Rows.ReadAsync(TableNames.Register, "Нууц-partition", "secret-key", null, default);
            await fixture.Rows.ReadRangeAsync(TableNames.Documents, "Нууц-partition", new RowRange("a", "b"), 10, null, null, default);
            await fixture.Rows.CommitAsync(TableNames.Register, "Нууц-partition", [Change("a"), Change("b")], default);
            await fixture.Blobs.WriteAsync(ContainerNames.Uploads, "нууц/secret.csv", "text/csv", null, replace: true, (_, _) => Task.CompletedTask, default);
            await fixture.Blobs.FindAsync(ContainerNames.Uploads, "нууц/secret.csv", default);
            await using var opened = await fixture.Blobs.OpenReadAsync(ContainerNames.Uploads, "нууц/secret.csv", default);
            Assert.Single(await fixture.Blobs.ListAsync(ContainerNames.Uploads, "нууц/", default).ToListAsync());
            await fixture.Blobs.DeleteAsync(ContainerNames.Uploads, "нууц/secret.csv", default);
        });

        Assert.Equal(
            [
                "read Register|db.system.name=sqlite db.operation.name=read db.collection.name=Register",
                "query Documents|db.system.name=sqlite db.operation.name=query db.collection.name=Documents",
                "commit Register|db.system.name=sqlite db.operation.name=commit db.collection.name=Register db.operation.batch.size=2",
                "write uploads|collab.blob.system=file collab.blob.operation=write collab.blob.container=uploads",
                "find uploads|collab.blob.system=file collab.blob.operation=find collab.blob.container=uploads",
                "open uploads|collab.blob.system=file collab.blob.operation=open collab.blob.container=uploads",
                "list uploads|collab.blob.system=file collab.blob.operation=list collab.blob.container=uploads",
                "delete uploads|collab.blob.system=file collab.blob.operation=delete collab.blob.container=uploads",
            ],
            spans.Select(TextOf));
        Assert.All(spans, s => Assert.Equal((ActivityKind.Client, s.RootId), (s.Kind, s.Parent?.TraceId.ToHexString())));
        Assert.Equal(8, measured.Count);
        Assert.Equal("db.client.operation.duration s db.system.name=sqlite db.operation.name=read db.collection.name=Register", measured[0]);
        Assert.Equal("collab.blob.operation.duration s collab.blob.system=file collab.blob.operation=list collab.blob.container=uploads", measured[6]);
    }

    [Fact]
    public async Task Call_Fails_TellsTheTypeAndNotTheMessage()
    {
        var (spans, measured) = await WatchAsync(async () =>
        {
            await Assert.ThrowsAsync<StoreLimitException>(
                () => fixture.Rows.CommitAsync(TableNames.Register, "p", [Change("нууц/key#")], default));
            await Assert.ThrowsAsync<InvalidOperationException>(() => fixture.Blobs.WriteAsync(
                ContainerNames.Uploads, "a/b", "text/csv", null, replace: true, (_, _) => throw new InvalidOperationException("Нууц"), default));
        });

        Assert.Equal([typeof(StoreLimitException).FullName, typeof(InvalidOperationException).FullName], spans.Select(s => s.GetTagItem("error.type")));
        Assert.All(spans, s => Assert.Equal((ActivityStatusCode.Error, null), (s.Status, s.StatusDescription)));
        Assert.All(spans, s => Assert.Empty(s.Events));
        Assert.EndsWith($"error.type={typeof(StoreLimitException).FullName}", measured[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_NobodyAskedForIt_IsMeasuredAndIsNoTraceOfItsOwn()
    {
        var (spans, measured) = await WatchAsync(() => fixture.Rows.ReadAsync(TableNames.Register, "p", "k", null, default), asked: false);

        Assert.Empty(spans);
        Assert.Single(measured);
    }

    private static RowChange.Put Change(string key) => new(key, new Dictionary<string, object> { ["text"] = "нууц" });

    /// <summary>The spans that ended and the measurements that were made while this went on, and no other test's.</summary>
    private static async Task<(IReadOnlyList<Activity> Spans, IReadOnlyList<string> Measured)> WatchAsync(Func<Task> act, bool asked = true)
    {
        var (spans, measured) = (new List<Activity>(), new List<string>());
        Measured.Value = measured;
        using var source = new ActivitySource("test");
        using var heard = new ActivityListener
        {
            ShouldListenTo = s => s == source || s.Name == CollabTraces.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
            {
                if (Measured.Value == measured && span.Source.Name == CollabTraces.Name)
                {
                    spans.Add(span);
                }
            },
        };
        ActivitySource.AddActivityListener(heard);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument == CollabMeter.RowCalls || instrument == CollabMeter.BlobCalls)
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            if (Measured.Value == measured)
            {
                measured.Add(string.Join(' ', [instrument.Name, instrument.Unit!, .. tags.ToArray().Select(t => $"{t.Key}={t.Value}")]));
            }
        });
        listener.Start();
        using var root = asked ? source.StartActivity("root") : null;
        await act();
        return (spans, measured);
    }

    private static string TextOf(Activity span) => $"{span.DisplayName}|{string.Join(' ', span.TagObjects.Select(t => $"{t.Key}={t.Value}"))}";
}
