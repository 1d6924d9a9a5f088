using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Reminders;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Testing;
using Collab.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Storage.Tests.Azure;

/// <summary>The daily and the weekly run over Table Storage, by two instances at once.</summary>
public sealed class AzureReminderTests(AzureFixture azure) : IClassFixture<AzureFixture>
{
    private readonly ManualClock clock = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

    [AzuriteFact]
    public async Task Run_TwoInstancesAtOnce_StoreEachReminderListAndEventOnce()
    {
        var home = UniqueName.Container();
        var directory = new InstitutionDirectory(azure.Rows, clock);
        await AddInstitutionAsync(directory, home, """{"names":{"mn":"Их сургууль"},"kind":"university","country":"MN","home":true}""");
        await AddInstitutionAsync(directory, home + "-partner", """{"names":{"ne":"अस्पताल"},"kind":"hospital","country":"NP"}""");
        for (var i = 0; i < 10; i++)
        {
            await AddCollaborationAsync(directory, home);
        }

        await using var services = AzureFixture.Services((await AzuriteServer.SharedAsync()).ConnectionString);
        var other = services.GetRequiredService<IRowStore>();
        await Task.WhenAll(RemindAsync(azure.Rows), RemindAsync(other));
        await RemindAsync(azure.Rows);

        var reminders = await ReadAsync(home, RegisterKeys.AllReminders);
        Assert.Equal(10, reminders.Select(r => ReminderRegister.Read(r).Collaboration).Distinct().Count());
        Assert.Equal(10, reminders.Count);
        Assert.Equal(10, (await ReadAsync(home, RegisterKeys.AllMadeReminders)).Count);
        Assert.Single(await ReadAsync(home, RegisterKeys.AllToldLists));
        var events = (await ReadAsync(home, OutboxRow.All)).Select(OutboxRow.Read).ToArray();
        Assert.Equal(10, events.Count(e => e.Type == EventTypes.ReminderDue));
        Assert.Single(events, e => e.Type == EventTypes.CompletenessListed);
        Assert.Equal(events.Length, events.Select(e => e.Id).Distinct().Count());

        var filter = new ReminderFilter([home], [ReminderKind.EndsSoon], clock.GetUtcNow());
        var page = await new ReadReminders(azure.Rows, directory).ListAsync(Caller.Admin, filter, 4, null, default);
        Assert.Equal((4, ReminderRegister.Read(reminders[3]).Id.ToString()), (page.Items.Count, page.Next));
        var rest = await new ReadReminders(azure.Rows, directory).ListAsync(Caller.Admin, filter, 50, Guid.Parse(page.Next!), default);
        Assert.Equal((6, null), (rest.Items.Count, rest.Next));
    }

    private async Task RemindAsync(IRowStore rows)
    {
        var directory = new InstitutionDirectory(rows, clock);
        await new RunReminders(rows, new(rows), directory, new(new(), clock)).RunAsync(default);
        await new RunCompleteness(rows, new(rows), directory, new(new(), clock)).RunAsync(default);
    }

    private async Task<IReadOnlyList<Row>> ReadAsync(string home, RowRange range) =>
        await azure.Rows.ReadAllAsync(TableNames.Register, home, range, null, default).ToListAsync();

    private async Task AddInstitutionAsync(InstitutionDirectory directory, string id, string json)
    {
        using var document = JsonDocument.Parse(json);
        var saved = await new SaveInstitution(azure.Rows, directory, clock).RunAsync(Caller.Admin, id, document.RootElement, new Expectation.Nothing(), default);
        Assert.True(saved.TryGet(out _, out _));
    }

    private async Task AddCollaborationAsync(InstitutionDirectory directory, string home)
    {
        var reader = new RegisterReader(azure.Rows);
        var writer = new CollaborationWriter(azure.Rows, reader, new(clock), new(), new(new(azure.Rows), clock), clock);
        using var document = JsonDocument.Parse($$$"""
            {"institution":"{{{home}}}","partners":[{"institution":"{{{home}}}-partner","role":"partner"}],"title":{"mn":"Солилцоо"},"instrument":"mou",
             "kinds":["joint-research"],"status":"active","signedOn":"2026-10-01","startsOn":"2026-10-01","endsOn":"2026-12-10"}
            """);
        var added = await new RegisterCollaboration(writer, reader, directory, new(new(), clock), clock).RunAsync(
            Caller.Admin, document.RootElement, null, new("admin", "request", "test"), default);
        Assert.True(added.TryGet(out _, out var refusal), refusal?.ToString());
    }
}
