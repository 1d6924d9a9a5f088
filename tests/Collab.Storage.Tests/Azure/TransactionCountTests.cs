using System.Diagnostics.Metrics;
using Collab.Core.Store;
using Collab.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Azure;

/// <summary>
/// A call of the port is one transaction of the account, so that what tests of the operations count in calls is what they cost in
/// transactions, on this store as on the other. Requests are counted by .NET's own metric of them, by the port of a server of the test's own.
/// </summary>
public sealed class TransactionCountTests
{
    private const string Table = TableNames.Register;

    [AzuriteFact]
    public async Task EveryCall_OfThePort_IsOneTransaction()
    {
        await using var azurite = await AzuriteServer.StartNewAsync(default);
        await using var services = AzureFixture.Services(azurite.ConnectionString);
        var store = services.GetRequiredService<IRowStore>();
        var requests = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            if (PortOf(tags) == azurite.TableEndpoint.Port)
            {
                Interlocked.Increment(ref requests);
            }
        });
        listener.Start();

        Assert.Equal(TableNames.All.Count, await RequestsOfAsync(() => store.OpenAsync(default)));
        Assert.Equal(1, await RequestsOfAsync(() => store.CommitAsync(Table, "home", [Add("c|ө")], default)));
        Assert.Equal(1, await RequestsOfAsync(() => store.CommitAsync(Table, "home", [.. Enumerable.Range(0, 100).Select(i => Add($"c|{i:000}"))], default)));
        Assert.Equal(1, await RequestsOfAsync(() => store.CommitAsync(Table, "home", [Add("new"), Add("c|000")], default)));
        Assert.Equal(1, await RequestsOfAsync(() => store.ReadAsync(Table, "home", "c|ө", null, default)));
        Assert.Equal(1, await RequestsOfAsync(() => store.ReadAsync(Table, "home", "c|none", null, default)));
        Assert.Equal(1, await RequestsOfAsync(async () =>
        {
            var page = await store.ReadRangeAsync(Table, "home", new("c|", "c}"), 1000, null, null, default);
            Assert.Equal((101, null), (page.Rows.Count, page.Continuation));
        }));

        async Task<int> RequestsOfAsync(Func<Task> call)
        {
            var before = Volatile.Read(ref requests);
            await call();
            return Volatile.Read(ref requests) - before;
        }
    }

    private static RowChange.Add Add(string key) => new(key, new Dictionary<string, object> { ["body"] = "Хамтын ажиллагаа"u8.ToArray() });

    private static int? PortOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port")
            {
                return value as int?;
            }
        }

        return null;
    }
}
