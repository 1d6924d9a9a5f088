using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Faults.Scenarios;
using Collab.Faults.Traffic;

namespace Collab.Faults.Checking;

/// <summary>Asks the running app: lists, single records, histories, sums, documents, reports, and requests that come again with their key.</summary>
internal sealed class HttpCheck(Ground ground, Journal journal, Random random)
{
    private const int Sample = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly List<Finding> findings = [];

    /// <summary>Settles what is unknown, and checks; what is found is what the clients know from then on.</summary>
    public async Task<IReadOnlyList<Finding>> RunAsync()
    {
        await SendAgainAsync();
        await ReadFilesAsync();
        var seen = await ReadAsync();
        var differences = CompareRecords.Run(journal.Records, seen);
        findings.AddRange(differences);
        if (differences.Count == 0)
        {
            CompareRecords.Settle(journal.Records, seen);
            await CheckSinglesAsync(seen);
            await CheckKeysAsync();
        }

        await CheckHistoriesAsync(seen);
        await CheckSummariesAsync(seen);
        await CheckReportsAsync();
        findings.AddRange(journal.Surprises.Select(s => new Finding(FindingKind.Wrong, s)));
        return findings;
    }

    /// <summary>What may be sent again is, until it is answered.</summary>
    private async Task SendAgainAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        foreach (var record in journal.Records)
        {
            while (record is { IsOpen: true, Again: { } again } && !CompareRecords.IsGone(record))
            {
                var reply = await again();

                // Below a collaboration of which nobody knows whether it is still there, and which then isn't.
                if (reply.Status == 404 && record.Parent is { IsOpen: true, Other: null })
                {
                    record.NotDone("404");
                    break;
                }

                Note.Take(record, reply, journal);
                if (!record.IsOpen)
                {
                    break;
                }

                if (limit.IsCancellationRequested)
                {
                    findings.Add(new(FindingKind.Wrong, "It is never answered.", record));
                    break;
                }

                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    /// <summary>Each file has one document with one fate, and its rows are taken.</summary>
    private async Task ReadFilesAsync()
    {
        foreach (var group in journal.Files.GroupBy(f => f.Institution))
        {
            using var limit = new CancellationTokenSource(Patience);
            ILookup<string, JsonObject> documents;
            while (true)
            {
                documents = (await ground.Door.WalkAsync(ground.App, $"documents?institution={group.Key}&limit=200")).ToLookup(d => d["fileName"]!.GetValue<string>());
                if (group.All(f => documents[f.Name].Any(IsFinal)) || limit.IsCancellationRequested)
                {
                    break;
                }

                await Task.Delay(Pause, CancellationToken.None);
            }

            foreach (var file in group)
            {
                CheckFate(file, [.. documents[file.Name]]);
            }
        }
    }

    private void CheckFate(SentFile file, List<JsonObject> documents)
    {
        if (documents.Count != 1 || !IsTaken(file, documents[0]))
        {
            var kind = documents.Count > 1 ? FindingKind.Doubled : FindingKind.Lost;
            var rows = file.Rows is null ? "an agreement" : $"{file.Rows.Count} rows";
            findings.Add(new(kind, $"{file.Name}, {rows}, became {documents.Count} documents: {string.Join(", ", documents.Select(d => d.ToJsonString()))}"));
            return;
        }

        foreach (var row in (file.Rows ?? []).Where(r => r.IsOpen))
        {
            row.FoundDone(id: null, isUpdate: false);
        }
    }

    /// <summary>Of a table all rows. An agreement is read to its end too, whatever of it is still missing and whether or not anybody decided.</summary>
    private static bool IsTaken(SentFile file, JsonObject document)
    {
        var status = document["status"]!.GetValue<string>();
        return file.Rows is null ? status is "accepted" or "partly-accepted" : status == "accepted" && document["accepted"]!.GetValue<int>() == file.Rows.Count;
    }

    private static bool IsFinal(JsonObject document) => document["status"]!.GetValue<string>() is not ("received" or "processing");

    private async Task<List<Seen>> ReadAsync()
    {
        var seen = new List<Seen>();
        foreach (var home in Draws.Homes)
        {
            var collaborations = await ground.Door.WalkAsync(ground.App, $"collaborations?institution={home}&limit=500");
            CheckOrder($"collaborations of {home}", collaborations);
            foreach (var collaboration in collaborations)
            {
                var id = collaboration["id"]!.GetValue<string>();
                seen.Add(new("collaborations", id, null, collaboration));
                foreach (var kind in Draws.ItemKinds)
                {
                    var items = await ground.Door.WalkAsync(ground.App, $"collaborations/{id}/{kind}?limit=500");
                    CheckOrder($"{kind} of {id}", items);
                    seen.AddRange(items.Select(i => new Seen(kind, i["id"]!.GetValue<string>(), id, i)));
                }
            }
        }

        foreach (var kind in (string[])["clients", "subscriptions"])
        {
            seen.AddRange((await ground.Door.WalkAsync(ground.App, $"{kind}?limit=200")).Select(i => new Seen(kind, i["id"]!.GetValue<string>(), null, i)));
        }

        return seen;
    }

    /// <summary>A list has each id once, in one order.</summary>
    private void CheckOrder(string list, List<JsonObject> items)
    {
        var ids = items.Select(i => i["id"]!.GetValue<string>()).ToArray();
        if (!ids.SequenceEqual(ids.Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal), StringComparer.Ordinal))
        {
            findings.Add(new(FindingKind.Doubled, $"The {list} are out of order or repeated: {string.Join(' ', ids)}"));
        }
    }

    private async Task CheckSinglesAsync(List<Seen> seen)
    {
        foreach (var one in seen.Where(s => s.Parent is not null).OrderBy(_ => random.Next()).Take(Sample))
        {
            var reply = await ground.Door.GetAsync(ground.App, $"collaborations/{one.Parent}/{one.Kind}/{one.Id}");
            if (reply.Fate != Fate.Done || !JsonNode.DeepEquals(reply.Json, one.Body))
            {
                findings.Add(new(FindingKind.Lost, $"GET of {one.Kind} {one.Id} isn't what the list has: {reply.Status} {reply.Text}"));
            }
        }
    }

    /// <summary>A request that comes again is known by its key: nothing is done twice, and it gets its first answer, byte for byte.</summary>
    private async Task CheckKeysAsync()
    {
        foreach (var request in journal.Keyed.OrderBy(_ => random.Next()).Take(Sample))
        {
            var reply = await ground.Door.SendAsync(ground.App, HttpMethod.Post, request.Path, request.Body, key: request.Key);
            var isGone = reply.Status == 404 && !journal.Records.Any(r => r.State is not null && request.Path.StartsWith(r.Path, StringComparison.Ordinal));
            if (!isGone && !(reply is { Fate: Fate.Done, IsReplay: true } && reply.Status == request.First.Status && reply.Body.AsSpan().SequenceEqual(request.First.Body)))
            {
                findings.Add(new(
                    FindingKind.Doubled,
                    $"POST {request.Path} with {request.Key} was {request.First.Status} {request.First.Text}; again it is {reply.Status} {reply.Text}, {(reply.IsReplay ? "a replay" : "no replay")}"));
            }
        }
    }

    private async Task CheckHistoriesAsync(List<Seen> seen)
    {
        foreach (var collaboration in seen.Where(s => s.Kind == "collaborations"))
        {
            var reply = await ground.Door.GetAsync(ground.App, $"collaborations/{collaboration.Id}/history?limit=1&verify=true");
            if (reply.Fate != Fate.Done || !reply.Json["chain"]!["intact"]!.GetValue<bool>())
            {
                findings.Add(new(FindingKind.Half, $"The history of {collaboration.Id}: {reply.Status} {reply.Text}"));
            }
        }
    }

    private async Task CheckSummariesAsync(List<Seen> seen)
    {
        foreach (var home in Draws.Homes)
        {
            var reply = await ground.Door.GetAsync(ground.App, $"summary?scope={home}&from=2023-01-01&to=2026-12-31");
            if (reply.Fate != Fate.Done)
            {
                findings.Add(new(FindingKind.Wrong, $"The summary of {home}: {reply.Status} {reply.Text}"));
                continue;
            }

            var ids = seen.Where(s => s.Kind == "collaborations" && s.Body["institution"]!.GetValue<string>() == home).Select(s => s.Id).ToHashSet();
            var (wanted, told) = (Sums.Of(seen.Where(s => s.Parent is not null && ids.Contains(s.Parent)), ids.Count), Sums.Of(reply.Json));
            if (wanted != told)
            {
                findings.Add(new(FindingKind.Half, string.Create(CultureInfo.InvariantCulture, $"The summary of {home} says {told}, its records {wanted}.")));
            }
        }
    }

    /// <summary>Every report that was acknowledged is kept once, and each that is kept can be read in every shape.</summary>
    private async Task CheckReportsAsync()
    {
        var kept = new List<JsonObject>();
        foreach (var home in Draws.Homes)
        {
            kept.AddRange(await ground.Door.WalkAsync(ground.App, $"reports?scope={home}&limit=200"));
        }

        var ids = kept.Select(r => r["id"]!.GetValue<string>()).ToArray();
        findings.AddRange(journal.Reports.Distinct().Except(ids).Select(id => new Finding(FindingKind.Lost, $"The report {id} isn't there.")));
        if (ids.Distinct().Count() != ids.Length)
        {
            findings.Add(new(FindingKind.Doubled, "A report is listed twice."));
        }

        foreach (var report in kept.OrderBy(_ => random.Next()).Take(4))
        {
            foreach (var format in report["formats"]!.AsArray().Select(f => f!.GetValue<string>()))
            {
                var reply = await ground.Door.GetAsync(ground.App, $"reports/{report["id"]}/{format}");
                if (reply.Fate != Fate.Done || reply.Body.Length == 0)
                {
                    findings.Add(new(FindingKind.Half, $"The report {report["id"]} has no {format}: {reply.Status}"));
                }
            }
        }
    }
}
