using System.Text.Json.Nodes;
using Collab.Faults.Scenarios;
using Collab.Testing.Hosting;

namespace Collab.Faults.Traffic;

/// <summary>
/// One client: draws an operation, sends it to one of the apps, notes what it hears, and draws the next. It changes its own records only,
/// so that it always knows how they are, but those of all clients hang on the same collaborations.
/// </summary>
internal sealed class Lane(Ground ground, Journal journal, SharedGround shared, int seed, int number, bool withFiles)
{
    private const int MostTries = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Random random = new(HashCode.Combine(seed, number));
    private readonly List<Tracked> items = [];
    private readonly List<Tracked> agreements = [];
    private readonly List<Tracked> others = [];
    private int made;
    private int version;
    private int patience;

    /// <summary>Goes on until it is told to stop.</summary>
    public async Task RunAsync(Func<bool> stop)
    {
        while (!stop())
        {
            await DrawAsync();
        }
    }

    private Task DrawAsync() => random.Next(100) switch
    {
        < 34 => SubmitAsync(),
        < 46 => ChangeAsync(),
        < 50 => SendAgainChangedAsync(),
        < 56 => RemoveAsync(),
        < 62 => SubmitManyAsync(),
        < 66 => SubmitWrongAsync(),
        < 72 => AgreeAsync(),
        < 75 => AmendAsync(),
        < 77 => EndAsync(),
        < 79 => RenewAsync(),
        < 81 => DropAgreementAsync(),
        < 83 => ReportAsync(),
        < 85 => AdmitAsync(),
        < 87 => SubscribeAsync(),
        < 88 when withFiles => SendFileAsync(),
        < 89 when withFiles => DecideAsync(),
        _ => ReadAsync(),
    };

    private AppProcess AnyApp()
    {
        var running = ground.Running;
        return running[(number + patience + random.Next(2)) % running.Count];
    }

    private string NextMark() => $"{Draws.Text(seed)}-{Draws.Text(number)}-{Draws.Text(made++)}";

    /// <summary>Mostly to what all share, where the clients meet.</summary>
    private Tracked AnyAgreement()
    {
        var mine = agreements.Where(a => a is { State: not null, IsOpen: false, IsBusy: false }).ToArray();
        return mine.Length > 0 && random.Next(5) == 0 ? mine[random.Next(mine.Length)] : shared.Collaborations[random.Next(shared.Collaborations.Count)];
    }

    private Tracked? Any(IEnumerable<Tracked> records)
    {
        var known = records.Where(r => r is { State: not null, IsOpen: false, IsBusy: false, ETag: not null } && r.Parent is null or { State: not null, IsOpen: false }).ToArray();
        return known.Length == 0 ? null : known[random.Next(known.Length)];
    }

    private Task SubmitAsync()
    {
        var parent = AnyAgreement();
        var kind = Draws.ItemKinds[random.Next(Draws.ItemKinds.Length)];
        var record = journal.Track(NextMark(), kind, parent);
        items.Add(record);
        return CreateAsync(record, Draws.Item(random, kind, record.Mark, withReference: random.Next(3) == 0), $"{parent.Path}/{kind}");
    }

    /// <summary>With a key, or a reference, or neither; only the first two are ever sent again.</summary>
    private async Task CreateAsync(Tracked record, JsonObject body, string path)
    {
        var key = random.Next(3) > 0 ? $"key-{record.Mark}" : null;
        var bytes = Draws.Bytes(body);

        // Who has a reference and no key must not leave a request behind: it might land after a later one.
        var cutOff = random.Next(40) == 0 && (key is not null || body["reference"] is null) ? TimeSpan.FromMilliseconds(random.Next(1, 60)) : (TimeSpan?)null;
        Func<Task<Reply>>? again = key is null && body["reference"] is null ? null : () => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, bytes, key: key);
        record.Begin($"POST {path} key={key}", body, again);
        var reply = await SendAsync(record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, bytes, key: key, cutOff: cutOff), again);
        if (reply.Fate == Fate.Done && key is not null)
        {
            journal.Add(new KeyedRequest(path, bytes, key, reply));
        }
    }

    private async Task ChangeAsync()
    {
        if (Any(items) is { } record)
        {
            await PatchAsync(record);
        }
    }

    private async Task AmendAsync()
    {
        if (Any(agreements) is { } record)
        {
            await PatchAsync(record);
        }
    }

    private Task<Reply> PatchAsync(Tracked record)
    {
        var patch = Draws.Patch(random, record.Kind, record.Mark, ++version);
        record.Begin($"PATCH {record.Path} {record.ETag} v{version}", Draws.Patched(record.State!, patch), again: null);
        var cutOff = random.Next(40) == 0 ? TimeSpan.FromMilliseconds(random.Next(1, 60)) : (TimeSpan?)null;
        return SendAsync(
            record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Patch, record.Path, Draws.Bytes(patch), Door.MergePatch, ifMatch: record.ETag, cutOff: cutOff), again: null);
    }

    /// <summary>The same reference with another content updates.</summary>
    private async Task SendAgainChangedAsync()
    {
        if (Any(items.Where(i => i.State?["reference"] is not null)) is { } record)
        {
            var body = Draws.Patched(record.State!, Draws.Patch(random, record.Kind, record.Mark, ++version));
            var path = $"{record.Parent!.Path}/{record.Kind}";
            Task<Reply> Send() => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, Draws.Bytes(body));
            record.Begin($"POST {path} with the reference again, v{version}", body, Send);
            await SendAsync(record, Send, Send);
        }
    }

    private async Task RemoveAsync()
    {
        if (Any(items) is { } record)
        {
            record.Begin($"DELETE {record.Path} {record.ETag}", after: null, again: null);
            await SendAsync(record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Delete, record.Path, null, ifMatch: record.ETag), again: null);
        }
    }

    private async Task SubmitManyAsync()
    {
        var records = new List<(Tracked Record, JsonObject Line)>();
        for (var i = random.Next(3, 30); i > 0; i--)
        {
            var parent = AnyAgreement();
            var kind = Draws.ItemKinds[random.Next(Draws.ItemKinds.Length)];
            var record = journal.Track(NextMark(), kind, parent);
            var body = Draws.Item(random, kind, record.Mark, withReference: true);
            var path = $"{parent.Path}/{kind}";
            record.Begin("a line of POST records", body, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, Draws.Bytes(body)));
            items.Add(record);
            records.Add((record, new JsonObject { ["type"] = TypeOf(kind), ["collaboration"] = parent.Id, ["record"] = body.DeepClone() }));
        }

        var lines = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', records.Select(r => Draws.Line(r.Line))));
        var reply = await ground.Door.SendAsync(AnyApp(), HttpMethod.Post, "records", lines, Door.Lines);
        journal.Count(reply, "POST records");
        BulkAnswers.Read(reply, [.. records.Select(r => r.Record)], journal);
        await BreatheAsync(reply);
    }

    /// <summary>Is refused, and nothing of it may be there.</summary>
    private Task<Reply> SubmitWrongAsync()
    {
        var parent = AnyAgreement();
        var record = journal.Track(NextMark(), "activities", parent);
        var body = Draws.Item(random, "activities", record.Mark, withReference: true);
        body["endsOn"] = "2023-01-01";
        record.Begin($"POST {parent.Path}/activities, wrong", body, again: null);
        return SendAsync(record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, $"{parent.Path}/activities", Draws.Bytes(body)), again: null, isWrong: true);
    }

    private Task AgreeAsync()
    {
        var record = journal.Track(NextMark(), "collaborations", null);
        agreements.Add(record);
        return CreateAsync(record, Draws.Collaboration(Draws.Homes[random.Next(Draws.Homes.Length)], record.Mark), "collaborations");
    }

    private async Task EndAsync()
    {
        if (Any(agreements.Where(a => a.State?["status"]?.GetValue<string>() == "active")) is { } record)
        {
            var (path, key) = ($"{record.Path}/transitions", $"end-{record.Mark}");
            var bytes = Draws.Bytes(new JsonObject { ["to"] = "terminated", ["on"] = "2025-06-30", ["reason"] = "Done" });
            Task<Reply> Send() => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, bytes, key: key);
            record.Begin($"POST {path}", Draws.Patched(record.State!, new() { ["status"] = "terminated", ["terminatedOn"] = "2025-06-30" }), Send);
            await SendAsync(record, Send, Send);
        }
    }

    private async Task RenewAsync()
    {
        if (Any(agreements.Where(a => a.State?["status"]?.GetValue<string>() == "active")) is { } old)
        {
            old.IsBusy = true;
            var record = journal.Track(NextMark(), "collaborations", null);
            var (path, key) = ($"{old.Path}/renewals", $"renew-{record.Mark}");
            var changes = new JsonObject { ["code"] = record.Mark, ["title"] = new JsonObject { ["en"] = $"{record.Mark} v0" } };
            Task<Reply> Send() => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, path, Draws.Bytes(changes), key: key);
            record.Begin($"POST {path}", new() { ["code"] = record.Mark, ["status"] = "draft", ["renews"] = old.Id, ["institution"] = old.State!["institution"]!.DeepClone() }, Send);
            await SendAsync(record, Send, Send);
        }
    }

    /// <summary>With everything that hangs on it, which is all this client's.</summary>
    private async Task DropAgreementAsync()
    {
        if (agreements.Count > 4 && Any(agreements) is { } record && !items.Exists(i => i.Parent == record && i.IsOpen))
        {
            record.IsBusy = true;
            record.Begin($"DELETE {record.Path}", after: null, again: null);
            await SendAsync(record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Delete, record.Path, null, ifMatch: record.ETag), again: null);
        }
    }

    private async Task ReportAsync()
    {
        var body = new JsonObject { ["scope"] = Draws.Homes[random.Next(2)], ["from"] = "2024-01-01", ["to"] = random.Next(2) == 0 ? "2024-06-30" : "2025-12-31" };
        var reply = await ground.Door.SendAsync(AnyApp(), HttpMethod.Post, "reports", Draws.Bytes(body));
        journal.Count(reply, "POST reports");
        if (reply.Fate == Fate.Done)
        {
            journal.AddReport(reply.Json["id"]!.GetValue<string>());
        }

        await BreatheAsync(reply);
    }

    private Task AdmitAsync() => KeepOrRemoveAsync("clients", mark => new() { ["name"] = mark, ["role"] = "commission" });

    private Task SubscribeAsync() => KeepOrRemoveAsync(
        "subscriptions", mark => new() { ["url"] = "https://example.org/hook", ["events"] = new JsonArray("report.made"), ["description"] = mark });

    private Task KeepOrRemoveAsync(string kind, Func<string, JsonObject> make)
    {
        var known = others.Where(o => o.Kind == kind && o is { State: not null, IsOpen: false }).ToArray();
        if (known.Length > 1)
        {
            var record = known[random.Next(known.Length)];
            record.Begin($"DELETE {record.Path}", after: null, again: null);
            return SendAsync(record, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Delete, record.Path, null), again: null);
        }

        if (others.Count(o => o.Kind == kind) > 4)
        {
            return Task.CompletedTask;
        }

        var made = journal.Track(NextMark(), kind, null);
        others.Add(made);
        var body = make(made.Mark);
        made.Begin($"POST {kind}", body, again: null);
        return SendAsync(made, () => ground.Door.SendAsync(AnyApp(), HttpMethod.Post, kind, Draws.Bytes(body)), again: null);
    }

    private async Task SendFileAsync()
    {
        var home = Draws.Homes[random.Next(2)];
        var targets = shared.Collaborations.Where(c => c.State!["institution"]!.GetValue<string>() == home).ToArray();
        await new FileSender(ground, journal, AnyApp).SendTableAsync(home, $"{NextMark()}.csv", random.Next(5, 60), targets, random, NextMark);
    }

    private async Task DecideAsync()
    {
        var record = journal.Track(NextMark(), "collaborations", null);
        await new FileSender(ground, journal, AnyApp).SendAgreementAsync(Draws.Homes[random.Next(2)], record);
    }

    private async Task ReadAsync()
    {
        var path = random.Next(4) switch
        {
            0 => $"collaborations?institution={Draws.Homes[random.Next(2)]}&limit=20",
            1 => $"summary?scope={Draws.Homes[random.Next(2)]}&from=2024-01-01&to=2025-12-31",
            2 => $"{AnyAgreement().Path}/activities?limit=20",
            _ => Any(items)?.Path ?? "institutions",
        };
        var reply = await ground.Door.GetAsync(AnyApp(), path);
        if (reply.Status == 500)
        {
            journal.Surprise($"GET {path}: {reply.Text}");
        }

        await BreatheAsync(reply);
    }

    /// <summary>Sends an operation that was begun, now and then again while its fate is unknown, and notes what came back.</summary>
    private async Task<Reply> SendAsync(Tracked record, Func<Task<Reply>> send, Func<Task<Reply>>? again, bool isWrong = false)
    {
        var reply = await send();
        while (reply.Fate == Fate.NotSent)
        {
            await BreatheAsync(reply);
            reply = await send();
        }

        journal.Count(reply, $"{record}: {record.Log[^1]}");
        for (var tries = 1; reply.Fate is Fate.Unknown or Fate.NotSent && again is not null && tries < MostTries && random.Next(2) == 0; tries++)
        {
            record.Unclear(reply);
            await BreatheAsync(reply);
            reply = await again();
        }

        Note.Take(record, reply, journal, isWrong);
        await BreatheAsync(reply);
        return reply;
    }

    /// <summary>A client that wasn't served tries another app, after a moment.</summary>
    private Task BreatheAsync(Reply reply)
    {
        patience += reply.Fate is Fate.Done or Fate.Refused ? 0 : 1;
        return reply.Fate is Fate.Done or Fate.Refused ? Task.CompletedTask : Task.Delay(Pause);
    }

    private static string TypeOf(string kind) => kind switch { "activities" => "activity", "outcomes" => "outcome", "funding" => "funding", _ => "challenge" };
}
