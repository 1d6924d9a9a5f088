using System.Text;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Documents;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Agreements;

/// <summary>Agreements that were sent and read: what a summary form says is proposed for certain.</summary>
internal static class SentAgreement
{
    public static readonly Caller Officer = new("client:1 Захирал", CallerRole.Officer, TestRegister.Home);
    public static readonly Caller OtherOfficer = new("client:2", CallerRole.Officer, TestRegister.OtherHome);
    public static readonly Caller Partner = new("client:3", CallerRole.Partner, "kr-hospital");
    public static readonly Caller Commission = new("client:4", CallerRole.Commission, null);

    /// <summary>A summary form that says everything; a value of null takes a field away.</summary>
    public static Dictionary<string, string> Form(params (string Field, string? Value)[] other)
    {
        var form = new Dictionary<string, string>
        {
            ["title"] = "Санамж бичиг: хамтын ажиллагаа Ө Ү",
            ["institution"] = TestRegister.Home,
            ["partners"] = "kr-hospital",
            ["instrument"] = "mou",
            ["kinds"] = "student-exchange; joint-research",
            ["signedOn"] = "2026-01-10",
            ["startsOn"] = "2026-02-01",
            ["endsOn"] = "2031-01-31",
        };
        foreach (var (field, value) in other)
        {
            form.Remove(field);
            if (value is not null)
            {
                form[field] = value;
            }
        }

        return form;
    }

    public static DocumentText TextOf(Dictionary<string, string> form, params string[] paragraphs) =>
        new([new(1, [.. paragraphs.Select(p => new TextBlock(p, TextRole.Paragraph))])], form, []);

    /// <summary>Announces a document and reads the form as its content; its stored row.</summary>
    public static async Task<StoredDocument> SendAsync(
        TestRegister register, Dictionary<string, string>? form = null, string sender = "kr-hospital", Guid? collaboration = null)
    {
        var json = AnnouncedUploadTests.Draft(collaboration is { } about ? $",\"collaboration\":\"{about}\"" : string.Empty, "Гэрээ.pdf", "agreement")
            .Replace(TestRegister.Home, sender, StringComparison.Ordinal);
        var id = TestRegister.Done(await AnnouncedUploadTests.AnnounceAsync(register, Caller.Admin, json)).Ticket.DocumentId;
        var announced = await StoredAsync(register, id);
        var read = await register.ReadAgreement.RunAsync(announced.Document, TextOf(form ?? Form()), default);
        Assert.True(await register.Documents.ChangeAsync(id, _ => read, default));
        return await StoredAsync(register, id);
    }

    public static async Task<StoredDocument> StoredAsync(TestRegister register, Guid id) => (await register.Documents.FindAsync(id, default))!;

    /// <summary>Sends a decision; by the officer of the home and any version unless said.</summary>
    public static Task<Outcome<WriteAnswer>> DecideAsync(
        TestRegister register, Guid document, string json, Caller? caller = null, IRowStore? over = null, Expectation? expectation = null) =>
        register.DecideOver(over ?? register.Store).RunAsync(caller ?? Officer, document, TestRegister.Json(json), expectation ?? new Expectation.AnyVersion(), default);

    /// <summary>The ids of all collaborations of a home.</summary>
    public static async Task<IReadOnlyList<Guid>> CollaborationsAsync(TestRegister register, string home = TestRegister.Home)
    {
        var ids = new List<Guid>();
        await foreach (var row in register.Reader.CollaborationRowsAsync(home, RowRange.Prefix("c|"), default))
        {
            ids.Add(CollaborationHead.Read(row).Record.Id);
        }

        return ids;
    }

    public static async Task<IReadOnlyList<Guid>> LinksAsync(TestRegister register, Guid collaboration)
    {
        var links = new List<Guid>();
        await foreach (var row in register.Store.ReadAllAsync(
            TableNames.Register, TestRegister.Home, RegisterKeys.Items(collaboration, ItemType.Document), null, default))
        {
            links.Add(StoredItem.Read(ItemType.Document, row).Record.Id);
        }

        return links;
    }

    /// <summary>How many decisions are open.</summary>
    public static async Task<int> OpenAsync(TestRegister register)
    {
        var open = 0;
        await foreach (var _ in register.FinishDecisionsOver(register.Store).FindAsync(DateTimeOffset.MaxValue, default))
        {
            open++;
        }

        return open;
    }

    public static async Task<string> HistoryAsync(TestRegister register, Guid collaboration) =>
        string.Join('\n', TestRegister.Done(await register.History.RunAsync(Caller.Admin, collaboration, 50, null, default)).Items.Select(Encoding.UTF8.GetString));
}
