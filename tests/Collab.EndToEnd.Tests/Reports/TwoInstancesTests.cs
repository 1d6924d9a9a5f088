using System.Globalization;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Functions.Start;
using Collab.Storage;
using Collab.Testing;
using Collab.Testing.Azurite;
using Collab.Testing.Stores;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.EndToEnd.Tests.Reports;

/// <summary>Two instances of the app, put together as the app does it, that run the same timer over one storage account at the same moment.</summary>
public sealed class TwoInstancesTests
{
    private static readonly string[] Scopes = ["mn-university", ReportScope.National, "np-academy"];

    [AzuriteFact]
    public async Task Run_BothAtOnce_MakeOneReportOfEachScopeAndLeaveNoFiles()
    {
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        using var meeting = new Barrier(2);
        await using var one = Instance(azurite.ConnectionString, meeting);
        await using var other = Instance(azurite.ConnectionString, meeting);
        await FillAsync(azurite.ConnectionString);

        var runs = await Task.WhenAll(new[] { one, other }.Select(i => i.GetRequiredService<RunReports>().RunAsync(ReportKind.Quarter, default)));

        Assert.All(runs, r => Assert.Empty(r.Failures));
        Assert.Equal(3, runs.Sum(r => r.Made));
        var store = one.GetRequiredService<IRowStore>();
        var records = (await RowsAsync(store, ReportRegister.All)).ConvertAll(ReportRegister.Read);
        Assert.Equal(Scopes, records.Select(r => r.Scope).Order(StringComparer.Ordinal));
        Assert.All(records, r => Assert.Equal((ReportKind.Quarter, new DateOnly(2026, 9, 30), 1), (r.Kind, r.Period.To, r.Revision)));
        Assert.Equal(
            records.SelectMany(r => r.Formats!.Select(f => ReadReports.BlobOf(r.Id, f == "csv" ? "zip" : f)).Append(ReadReports.BlobOf(r.Id, "versions"))).Order(StringComparer.Ordinal),
            (await FilesAsync(one.GetRequiredService<IBlobStore>())).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await RowsAsync(store, OutboxRow.All)).Count);
    }

    private static ServiceProvider Instance(string connection, Barrier? meeting)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection }).Build();
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new ManualClock(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero)))
            .AddCollabStorage(configuration)
            .AddRegister(new RegisterSettings());
        if (meeting is not null)
        {
            var inner = services.Last(s => s.ServiceType == typeof(IRowStore));
            services.AddSingleton<IRowStore>(provider => new MeetingRowStore((IRowStore)inner.ImplementationFactory!(provider), TableNames.Reports, meeting));
        }

        return services.BuildServiceProvider();
    }

    /// <summary>Two home institutions, whose reports were made up to June.</summary>
    private static async Task FillAsync(string connection)
    {
        await using var services = Instance(connection, null);
        await services.GetRequiredService<IRowStore>().OpenAsync(default);
        await services.GetRequiredService<IBlobStore>().OpenAsync(default);
        foreach (var (id, country) in new[] { ("mn-university", "MN"), ("np-academy", "NP") })
        {
            using var json = JsonDocument.Parse(string.Create(
                CultureInfo.InvariantCulture, $$"""{"names":{"en":"{{id}}","mn":"Их сургууль Ө Ү"},"kind":"university","country":"{{country}}","home":true}"""));
            var saved = await services.GetRequiredService<SaveInstitution>().RunAsync(Caller.Admin, id, json.RootElement, new Expectation.Nothing(), default);
            Assert.True(saved.TryGet(out _, out _));
        }

        foreach (var scope in Scopes)
        {
            await services.GetRequiredService<ReportRegister>().SetDoneAsync(scope, ReportKind.Quarter, "en", new(2026, 6, 30), default);
        }
    }

    private static async Task<List<Row>> RowsAsync(IRowStore store, RowRange range)
    {
        var rows = new List<Row>();
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, range, null, default))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<List<string>> FilesAsync(IBlobStore blobs)
    {
        var names = new List<string>();
        await foreach (var blob in blobs.ListAsync(ContainerNames.Reports, "", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
