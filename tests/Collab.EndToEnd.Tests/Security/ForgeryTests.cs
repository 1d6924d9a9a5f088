using System.Net;
using Collab.EndToEnd.Tests.Access;
using Collab.EndToEnd.Tests.Hosting;
using Collab.EndToEnd.Tests.Http;
using Collab.Web.Api.Requests;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Bodies with what isn't the sender's to say, and cursors that nobody was given.</summary>
[Collection(OnEmbeddedApp.Name)]
public sealed class ForgeryTests(EmbeddedApp running)
{
    /// <summary>What a record comes back with, so that it may be sent again as it was read; it is passed over.</summary>
    private static readonly string[] PassedOver = ["id", "createdAt", "updatedAt", "renewedBy", "noticeDeadline"];

    /// <summary>What the register says of a record, and no sender.</summary>
    private static readonly string[] NotTheirs =
        ["version", "createdBy", "updatedBy", "etag", "hash", "completeness", "role", "home", "isAdmin", "__proto__", "partitionKey", "key", "keys", "secret"];

    [Fact]
    public async Task Write_MembersThatAreNotTheSenders_AreRefusedAndChangeNothing()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var officer = cast.As("officer");
        var before = (await officer.GetAsync(cast.Ours)).Want(HttpStatusCode.OK);
        var many = (await officer.WalkAsync("collaborations")).Count;
        foreach (var name in NotTheirs)
        {
            var body = Samples.Collaboration(cast.Home, cast.Partner);
            body[name] = "x";
            Assert.InRange((int)(await officer.PostAsync("collaborations", body)).Status, 400, 422);
            Assert.InRange((int)(await officer.PatchAsync(cast.Ours, new Dictionary<string, object?> { [name] = "x" }, ("If-Match", before.ETag))).Status, 400, 422);
            Assert.InRange((int)(await officer.PutAsync(cast.Ours, body, ("If-Match", before.ETag))).Status, 400, 422);
        }

        foreach (var name in PassedOver)
        {
            var body = Samples.Collaboration(cast.Home, cast.Partner);
            body[name] = "forged";
            var made = (await officer.PostAsync("collaborations", body)).Want(HttpStatusCode.Created);
            many++;
            Assert.DoesNotContain("forged", System.Text.Encoding.UTF8.GetString(made.Bytes), StringComparison.Ordinal);
            await officer.PatchAsync(cast.Ours, new Dictionary<string, object?> { [name] = "forged" }, ("If-Match", before.ETag));
        }

        // Another home's, by a change of one's own.
        Assert.InRange((int)(await officer.PatchAsync(cast.Ours, new { institution = cast.OtherHome }, ("If-Match", before.ETag))).Status, 400, 422);
        Assert.Equal(before.Bytes, (await officer.GetAsync(cast.Ours)).Bytes);
        Assert.Equal(many, (await officer.WalkAsync("collaborations")).Count);
    }

    [Fact]
    public async Task Post_ClientOrSubscription_TakesNoSecretOrIdFromItsSender()
    {
        var api = new ApiClient(running.App.Http);
        var (clients, subscriptions) = ((await api.WalkAsync("clients")).Count, (await api.WalkAsync("subscriptions")).Count);
        foreach (var name in new[] { "id", "key", "keys", "hash", "secret", "createdAt", "status", "lastUsedOn" })
        {
            Assert.InRange((int)(await api.PostAsync("clients", new Dictionary<string, object> { ["name"] = "x", ["role"] = "commission", [name] = "x" })).Status, 400, 422);
            Assert.InRange(
                (int)(await api.PostAsync("subscriptions", new Dictionary<string, object> { ["url"] = "https://office.example.org/", ["events"] = new[] { "report.made" }, [name] = "x" })).Status, 400, 422);
        }

        Assert.Equal(clients, (await api.WalkAsync("clients")).Count);
        Assert.Equal(subscriptions, (await api.WalkAsync("subscriptions")).Count);
    }

    /// <summary>Who knows how a cursor is made can make one. It says where to go on, and whatever it says, reach is looked at again.</summary>
    [Fact]
    public async Task List_ForgedCursors_ShowNothingBeyondReach()
    {
        using var cast = await Cast.MakeAsync(running.App);
        await cast.AddReportAsync(cast.OtherHome);
        await cast.AddReportAsync("national");
        string[] positions =
        [
            "\0", "~", "|", "c|", $"c|{cast.Theirs.Split('/')[1]}", cast.Theirs.Split('/')[1], cast.OtherHome, $"{cast.OtherHome}|x", "' or 1=1 --", "PartitionKey ge ''", "..", "/", "#", "?",
            "ffffffff-ffff-ffff-ffff-ffffffffffff", "00000000-0000-0000-0000-000000000000", "\uffff\uffff", "0", "-1", "99999999999999999999", new('9', 120),
        ];
        string[] lists = ["collaborations", "documents", "reports", "institutions", "reminders", "clients", "subscriptions"];
        foreach (var actor in new[] { "partner", "officer" })
        {
            foreach (var list in lists)
            {
                var own = (await cast.As(actor).GetAsync(list)).Status is HttpStatusCode.OK ? IdsOf(await cast.As(actor).WalkAsync($"{list}?limit=500")) : [];
                foreach (var position in positions)
                {
                    var answer = await cast.As(actor).GetAsync($"{list}?limit=500&cursor={Cursor.Of(list, position)}");
                    Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{actor} {list} {position}: {answer.Status}");
                    Assert.True(answer.Status is not HttpStatusCode.OK || IdsOf(answer.Body["items"]!.AsArray().Select(i => i!)).All(own.Contains), $"{actor} {list} {position}");
                }
            }

            foreach (var position in positions)
            {
                foreach (var inside in new[] { "activities", "outcomes", "history" })
                {
                    // The cursor is one of this very list, so that only reach stands in the way.
                    var answer = await cast.As(actor).GetAsync($"{cast.Theirs}/{inside}?cursor={Cursor.Of(inside, position)}");
                    Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{actor} {inside} {position}: {answer.Status}");
                }
            }
        }
    }

    /// <summary>An entity tag says nothing to whom the record says nothing: the answers are those of a record that isn't there.</summary>
    [Fact]
    public async Task Ask_ByTagsOfRecordsOutOfReach_IsAnsweredAsForOnesThatAreNotThere()
    {
        using var cast = await Cast.MakeAsync(running.App);
        var tag = (await cast.Admin.GetAsync(cast.Theirs)).Want(HttpStatusCode.OK).ETag;
        var missing = $"collaborations/{Guid.CreateVersion7()}";
        var officer = cast.As("officer");
        foreach (var header in new[] { ("If-None-Match", tag), ("If-None-Match", "*"), ("If-Match", tag), ("If-Match", "\"999\""), ("Range", "bytes=0-1") })
        {
            foreach (var send in new Func<string, Task<Answer>>[]
            {
                path => officer.GetAsync(path, header),
                path => officer.PatchAsync(path, new { themes = new[] { "public-health" } }, header),
                path => officer.DeleteAsync(path, header),
            })
            {
                var (theirs, none) = (await send(cast.Theirs), await send(missing));
                Assert.Equal((none.Status, none.Header("ETag")), (theirs.Status, theirs.Header("ETag")));
                Assert.Equal(none.Body["type"]!.GetValue<string>(), theirs.Body["type"]!.GetValue<string>());
                Assert.Equal(none.Body["detail"]?.GetValue<string>(), theirs.Body["detail"]?.GetValue<string>());
            }
        }

        Assert.Equal(tag, (await cast.Admin.GetAsync(cast.Theirs)).ETag);
    }

    private static HashSet<string> IdsOf(IEnumerable<System.Text.Json.Nodes.JsonNode> items) => [.. items.Select(i => i["id"]!.GetValue<string>())];
}
