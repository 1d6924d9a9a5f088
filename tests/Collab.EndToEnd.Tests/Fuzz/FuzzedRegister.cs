using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>The app, with institutions, a document and a report, and as many collaborations with all that hangs on them as are asked for.</summary>
internal sealed class FuzzedRegister : IAsyncDisposable
{
    private const int Homes = 4;

    private static readonly string[] ItemLists = ["activities", "outcomes", "funding", "challenges"];

    private readonly ConcurrentDictionary<int, Dictionary<string, string>> common = [];
    private int made;

    private FuzzedRegister(AppProcess app)
    {
        App = app;
        Api = new(app.Http);
    }

    public AppProcess App { get; }

    public ApiClient Api { get; }

    public static async Task<FuzzedRegister> StartAsync()
    {
        var register = new FuzzedRegister(await AppProcess.StartAsync(new Dictionary<string, string>
        {
            ["Collab__Limits__RequestsPerSecond"] = "1000000",
            ["Collab__Limits__Burst"] = "1000000",
        }));
        await Parallel.ForAsync(0, Homes, async (home, _) => register.common[home] = await register.CommonAsync());
        return register;
    }

    /// <summary>What the placeholders of the corpus stand for: a new collaboration with an item of each list, a client and an institution.</summary>
    public async Task<Dictionary<string, string>> SubjectAsync(int lane)
    {
        var number = Interlocked.Increment(ref made).ToString(CultureInfo.InvariantCulture);
        var values = new Dictionary<string, string>(common[lane % Homes]) { ["new"] = $"new-{number}", ["spare"] = $"spare-{number}", ["code"] = $"F-Ө-{number}" };
        (await Api.PutAsync($"institutions/{values["spare"]}", Samples.Partner(), ("If-None-Match", "*"))).Want(HttpStatusCode.Created);
        values["client"] = await MadeAsync("clients", new { name = "Өргөө", role = "officer", institution = values["home"] });
        values["collaboration"] = values["made"] = await MadeAsync("collaborations", Samples.Collaboration(values["home"], values["partner"]));
        foreach (var list in ItemLists)
        {
            values[list] = await MadeAsync($"collaborations/{values["collaboration"]}/{list}", Samples.Item(list, "Ө-1"));
        }

        return values;
    }

    /// <summary>
    /// Checks what is left behind: the app is well and has logged no error, each record of each list reads back as the list has it, under
    /// a tag that holds; and, once the app has been stopped, nothing in the store is half-written.
    /// </summary>
    public async Task CheckAsync()
    {
        (await Api.GetAsync("/api/health/ready")).Want(HttpStatusCode.OK);
        Assert.DoesNotContain(App.Output.Split('\n'), line => line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal));
        var institutions = await ReadBackAsync("institutions", "institutions");
        Assert.DoesNotContain(FramingMutations.Smuggled, institutions);
        foreach (var list in new[] { "documents", "reports", "clients" })
        {
            await ReadBackAsync(list, list);
        }

        var collaborations = await ReadBackAsync("collaborations", "collaborations");
        await Parallel.ForEachAsync(collaborations, async (id, _) =>
        {
            foreach (var list in ItemLists)
            {
                await ReadBackAsync($"collaborations/{id}/{list}", $"collaborations/{id}/{list}");
            }
        });
        Assert.Equal(0, await App.StopAsync());
        await using var stored = await StoredRegister.OpenAsync(App);
        foreach (var institution in institutions)
        {
            await stored.CheckAsync(institution);
        }
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private async Task<Dictionary<string, string>> CommonAsync()
    {
        var (home, partner) = await Api.InstitutionsAsync();
        await MadeAsync("collaborations", Samples.Collaboration(home, partner, "F-1"));
        const string Table = """
            collaboration,kind,direction,status,title,startsOn,endsOn,students,country,reference
            F-1,student-exchange,outbound,completed,Semester abroad,2025-09-01,2025-09-10,3,JP,r-1
            F-1,student-exchange,outbound,completed,Semester abroad,2025-09-01,2025-08-01,3,JP,r-2
            """;
        await Uploads.PutAsync(App, $"{home}/table.csv", Encoding.UTF8.GetBytes(Table));
        var document = await Waiting.ForDocumentAsync(Api, home, "table.csv");
        return new()
        {
            ["home"] = home,
            ["partner"] = partner,
            ["token"] = App.Token,
            ["document"] = document["id"]!.GetValue<string>(),
            ["report"] = await MadeAsync("reports", new { scope = home, from = "2025-09-01", to = "2025-09-30" }),
        };
    }

    private async Task<string> MadeAsync(string path, object body) => (await Api.PostAsync(path, body)).Want(HttpStatusCode.Created).Text("id");

    /// <summary>Walks a list and reads each of its records by itself. Their ids.</summary>
    private async Task<List<string>> ReadBackAsync(string list, string one)
    {
        var entries = await Api.WalkAsync($"{list}?limit=500");
        await Parallel.ForEachAsync(entries, async (entry, _) =>
        {
            var path = $"{one}/{entry["id"]!.GetValue<string>()}";
            var read = (await Api.GetAsync(path)).Want(HttpStatusCode.OK);
            Assert.Equal(entry.ToJsonString(), read.Body.ToJsonString());
            (await Api.GetAsync(path, ("If-None-Match", read.ETag))).Want(HttpStatusCode.NotModified);
        });
        var ids = entries.ConvertAll(e => e["id"]!.GetValue<string>());
        Assert.Distinct(ids);
        return ids;
    }
}
