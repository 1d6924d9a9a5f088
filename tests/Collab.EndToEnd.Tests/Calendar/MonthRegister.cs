using System.Text.Json.Nodes;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.History;
using Collab.Core.Institutions;
using Collab.Core.MonthCells;
using Collab.Core.Reminders;
using Collab.Core.Reports;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Functions.Start;
using Collab.Storage;
using Collab.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>The register that a simulated month has left, opened directly.</summary>
internal sealed class MonthRegister : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ManualClock clock;

    private MonthRegister(string dataFolder, DateTimeOffset at)
    {
        clock = new(at);
        var settings = new Dictionary<string, string?> { ["Collab:DataFolder"] = dataFolder };
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddCollabStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddRegister(new RegisterSettings())
            .BuildServiceProvider();
    }

    public IBlobStore Blobs => services.GetRequiredService<IBlobStore>();

    private IRowStore Rows => services.GetRequiredService<IRowStore>();

    public static async Task<MonthRegister> OpenAsync(string dataFolder, DateTimeOffset at)
    {
        var register = new MonthRegister(dataFolder, at);
        await register.Rows.OpenAsync(default);
        await register.Blobs.OpenAsync(default);
        return register;
    }

    public async Task<IReadOnlyList<ReportRecord>> ReportsAsync() =>
        await Rows.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, ReportRegister.All, null, default).Select(ReportRegister.Read).ToListAsync();

    public async Task<IReadOnlyList<Reminder>> RemindersAsync() =>
        await HomesAsync().SelectMany(home => Rows.ReadAllAsync(TableNames.Register, home, RegisterKeys.AllReminders, null, default)).Select(ReminderRegister.Read).ToListAsync();

    /// <summary>Weeks in which a home was told what is missing.</summary>
    public async Task<IReadOnlyList<string>> ToldListsAsync() => await HomesAsync()
        .SelectMany(home => Rows.ReadAllAsync(TableNames.Register, home, RegisterKeys.AllToldLists, null, default).Select(row => $"{home} {row.Key}"))
        .ToListAsync();

    /// <summary>Every collaboration's status, end and version.</summary>
    public async Task<IReadOnlyList<string>> StatesAsync() =>
        await HeadsAsync().Select(head => $"{head.Record.Id} {head.Record.Status} {head.Record.EndsOn} {head.Version}").Order().ToListAsync();

    /// <summary>What is still to be told or sent, or was given up.</summary>
    public async Task<IReadOnlyList<string>> UntoldAsync()
    {
        var outboxes = HomesAsync().Select(home => (TableNames.Register, home))
            .Append((TableNames.Documents, DocumentRegister.Partition))
            .Append((TableNames.Reports, ReportRegister.Partition));
        var untold = await outboxes.SelectMany(box => Rows.ReadAllAsync(box.Item1, box.Item2, OutboxRow.All, null, default)).Select(row => row.Key).ToListAsync();
        foreach (var subscription in await services.GetRequiredService<SubscriptionRegister>().AllAsync(default))
        {
            untold.AddRange(await Rows.ReadAllAsync(TableNames.Subscriptions, subscription.Id.ToString(), new(" ", "~"), null, default).Select(row => row.Key).ToListAsync());
        }

        return untold;
    }

    /// <summary>What is wrong with the history or the month cells of any collaboration.</summary>
    public async Task<IReadOnlyList<string>> FaultsAsync()
    {
        var verify = services.GetRequiredService<VerifyHistory>();
        var check = new CheckCollaboration(Rows, services.GetRequiredService<RegisterReader>());
        var faults = new List<string>();
        foreach (var head in await HeadsAsync().ToListAsync())
        {
            var chain = await verify.CheckAsync(head, default);
            var cells = await check.RunAsync(head.Record.Institution, head.Record.Id, default);
            faults.AddRange(chain.Intact ? [] : [chain.Detail]);
            faults.AddRange(cells!.Select(cell => cell.ToString()));
        }

        return faults;
    }

    /// <summary>A report's figures without its own id.</summary>
    public async Task<string> FiguresAsync(ReportRecord record)
    {
        await using var blob = await Blobs.OpenReadAsync(ContainerNames.Reports, ReadReports.BlobOf(record.Id, "json"), default);
        var figures = (await JsonNode.ParseAsync(blob!.Content))!.AsObject();
        Assert.Equal(record.Id.ToString(), figures["id"]!.GetValue<string>());
        figures.Remove("id");
        return figures.ToJsonString();
    }

    /// <summary>Files of reports that have no record, with the time since they were written.</summary>
    public async Task<IReadOnlyList<(string Name, TimeSpan Age)>> OrphansAsync()
    {
        var known = (await ReportsAsync()).Select(r => r.Id).ToHashSet();
        var orphans = new List<(string, TimeSpan)>();
        await foreach (var blob in Blobs.ListAsync(ContainerNames.Reports, string.Empty, default))
        {
            // The demo keeps its marks there too.
            if (blob.Name.Split('/')[0] is var folder and not "demo" && !(Guid.TryParse(folder, out var id) && known.Contains(id)))
            {
                orphans.Add((blob.Name, clock.GetUtcNow() - blob.ModifiedAt));
            }
        }

        return orphans;
    }

    /// <summary>What the daily clearing does a day later.</summary>
    public Task ClearADayLaterAsync()
    {
        clock.Advance(TimeSpan.FromDays(1));
        return services.GetRequiredService<ClearReportFiles>().RunAsync(default);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private IAsyncEnumerable<CollaborationHead> HeadsAsync() => HomesAsync()
        .SelectMany(home => Rows.ReadAllAsync(TableNames.Register, home, RegisterKeys.AllCollaborations, null, default)).Select(CollaborationHead.Read);

    private async IAsyncEnumerable<string> HomesAsync()
    {
        foreach (var home in await services.GetRequiredService<InstitutionDirectory>().HomesAsync(default))
        {
            yield return home;
        }
    }
}
