using System.Diagnostics.Metrics;
using Collab.Core.Store;
using Collab.Testing.Azurite;
using Collab.Testing.Node;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Azure;

/// <summary>
/// A call of the port is one transaction of the account, so that what tests of the operations count in calls is what they cost in
/// transactions, on this store as on the other. Requests are counted by .NET's own metric of them, by the port of a server of the test's own.
/// </summary>
public sealed class TransactionCountTests : IAsyncLifetime
{
    private const string Table = TableNames.Register;

    private readonly MeterListener listener = new();
    private AzuriteServer? azurite;
    private ServiceProvider? services;
    private int requests;

    private IRowStore Store => services!.GetRequiredService<IRowStore>();

    public async Task InitializeAsync()
    {
        // xunit asks for it even where the test is skipped.
        if (NodeJs.SkipReason is not null)
        {
            return;
        }

        azurite = await AzuriteServer.StartNewAsync(default);
        services = AzureFixture.Services(azurite.ConnectionString);
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument is { Meter.Name: "System.Net.Http", Name: "http.client.request.duration" })
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) => Count(tags));
        listener.Start();
    }

    public async Task DisposeAsync()
    {
        listener.Dispose();
        if (services is not null)
        {
            await services.DisposeAsync();
        }

        if (azurite is not null)
        {
            await azurite.DisposeAsync();
        }
    }

    [AzuriteFact]
    public async Task EveryCall_OfThePort_IsOneTransaction()
    {
        Assert.Equal(TableNames.All.Count, await RequestsOfAsync(() => Store.OpenAsync(default)));
        Assert.Equal(1, await RequestsOfAsync(() => Store.CommitAsync(Table, "home", [Add("c|ө")], default)));
        Assert.Equal(1, await RequestsOfAsync(() => Store.CommitAsync(Table, "home", [.. Enumerable.Range(0, 100).Select(i => Add($"c|{i:000}"))], default)));
        Assert.Equal(1, await RequestsOfAsync(() => Store.CommitAsync(Table, "home", [Add("new"), Add("c|000")], default)));
        Assert.Equal(1, await RequestsOfAsync(() => Store.ReadAsync(Table, "home", "c|ө", null, default)));
        Assert.Equal(1, await RequestsOfAsync(() => Store.ReadAsync(Table, "home", "c|none", null, default)));
        Assert.Equal(1, await RequestsOfAsync(async () =>
        {
            var page = await Store.ReadRangeAsync(Table, "home", new("c|", "c}"), 1000, null, null, default);
            Assert.Equal((101, null), (page.Rows.Count, page.Continuation));
        }));
    }

    private static RowChange.Add Add(string key) => new(key, new Dictionary<string, object> { ["body"] = "Хамтын ажиллагаа"u8.ToArray() });

    private async Task<int> RequestsOfAsync(Func<Task> call)
    {
        var before = Volatile.Read(ref requests);
        await call();
        return Volatile.Read(ref requests) - before;
    }

    private void Count(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "server.port" && value is int port && port == azurite!.TableEndpoint.Port)
            {
                Interlocked.Increment(ref requests);
            }
        }
    }
}
