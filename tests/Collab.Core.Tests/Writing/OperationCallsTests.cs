using Collab.Core.Access;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Writing;

/// <summary>What each operation costs in storage calls: (rows read, pages read, commits). The collaboration is one that the process knows.</summary>
public sealed class OperationCallsTests
{
    [Theory]
    [InlineData("read a collaboration", 1, 0, 0)]
    [InlineData("read an item", 2, 0, 0)]
    [InlineData("list items", 1, 1, 0)]
    [InlineData("read the history", 1, 1, 0)]
    [InlineData("patch the collaboration", 0, 0, 1)]
    [InlineData("patch the collaboration to the same", 0, 0, 0)]
    [InlineData("move the collaboration", 0, 0, 1)]
    [InlineData("renew the collaboration", 3, 0, 1)]
    [InlineData("delete the collaboration", 0, 0, 1)]
    [InlineData("submit an outcome", 0, 0, 1)]
    [InlineData("submit funding", 0, 0, 1)]
    [InlineData("submit a challenge", 0, 0, 1)]
    [InlineData("replace an item", 1, 0, 1)]
    [InlineData("replace an item by the same", 1, 0, 0)]
    [InlineData("delete an item", 1, 0, 1)]
    public async Task Operation_KnownCollaboration_CostsTheseCalls(string name, int reads, int pages, int commits)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(more: ""","endsOn":"2027-01-31" """);
        var item = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        register.Store.Reset();

        await RunAsync(register, name, id, new(id, ItemType.Activity, item.Id));

        Assert.Equal((reads, pages, commits), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    [Theory]
    [InlineData("patch the collaboration", 1, 0, 1)]
    [InlineData("move the collaboration", 1, 0, 1)]
    [InlineData("delete the collaboration", 1, 0, 1)]
    [InlineData("submit an outcome", 1, 0, 1)]
    [InlineData("replace an item", 2, 0, 1)]
    [InlineData("delete an item", 2, 0, 1)]
    public async Task Operation_UnknownCollaboration_CostsOneReadMore(string name, int reads, int pages, int commits)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync(more: ""","endsOn":"2027-01-31" """);
        var item = TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        register.Cache.Clear();
        register.Store.Reset();

        await RunAsync(register, name, id, new(id, ItemType.Activity, item.Id));

        Assert.Equal((reads, pages, commits), (register.Store.Reads, register.Store.Pages, register.Store.Commits));
    }

    private static async Task RunAsync(TestRegister register, string name, Guid id, ItemAddress item)
    {
        var any = new Expectation.AnyVersion();
        switch (name)
        {
            case "read a collaboration":
                TestRegister.Done(await register.Reading.OneAsync(Caller.Admin, id, default));
                break;
            case "read an item":
                TestRegister.Done(await register.ReadItems.OneAsync(Caller.Admin, item, default));
                break;
            case "list items":
                TestRegister.Done(await register.ReadItems.ListAsync(Caller.Admin, ItemType.Activity, id, 50, null, default));
                break;
            case "read the history":
                TestRegister.Done(await register.History.RunAsync(Caller.Admin, id, 50, null, default));
                break;
            case "patch the collaboration":
                TestRegister.Done(await register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json("""{"noticePeriodDays":7}"""), any, TestRegister.Origin, default));
                break;
            case "patch the collaboration to the same":
                TestRegister.Done(await register.Change.PatchAsync(Caller.Admin, id, TestRegister.Json("""{"status":"active"}"""), any, TestRegister.Origin, default));
                break;
            case "move the collaboration":
                TestRegister.Done(await register.Move.RunAsync(
                    Caller.Admin, id, TestRegister.Json("""{"to":"terminated","on":"2026-11-01","reason":"Дууссан"}"""), null, TestRegister.Origin, default));
                break;
            case "renew the collaboration":
                TestRegister.Done(await register.Renew.RunAsync(Caller.Admin, id, TestRegister.Json("{}"), null, TestRegister.Origin, default));
                break;
            case "delete the collaboration":
                TestRegister.Done(await register.Delete.RunAsync(Caller.Admin, id, any, TestRegister.Origin, default));
                break;
            case "replace an item":
                TestRegister.Done(await register.ChangeItem.ReplaceAsync(
                    Caller.Admin, item, TestRegister.Json(TestRegister.ActivityJson(students: 9)), any, TestRegister.Origin, default));
                break;
            case "replace an item by the same":
                TestRegister.Done(await register.ChangeItem.ReplaceAsync(
                    Caller.Admin, item, TestRegister.Json(TestRegister.ActivityJson()), any, TestRegister.Origin, default));
                break;
            case "delete an item":
                TestRegister.Done(await register.DeleteItem.RunAsync(Caller.Admin, item, any, TestRegister.Origin, default));
                break;
            default:
                var (type, json) = name switch
                {
                    "submit an outcome" => (ItemType.Outcome, """{"kind":"degree","impact":"capacity-building","achievedOn":"2026-03-02","quantity":2,"title":{"ne":"उपाधि"}}"""),
                    "submit funding" => (ItemType.Funding, """{"type":"incoming","amount":"10","currency":"NPR","valueDate":"2026-03-02"}"""),
                    _ => (ItemType.Challenge, """{"kind":"language","area":"mobility","severity":1,"status":"open","openedOn":"2026-03-02","description":{"mn":"Хэл"}}"""),
                };
                TestRegister.Done(await register.Submit.RunAsync(Caller.Admin, type, id, TestRegister.Json(json), null, TestRegister.Origin, default));
                break;
        }
    }
}
