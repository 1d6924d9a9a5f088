using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure;
using Azure.Storage.Blobs;
using Collab.Faults.Scenarios;
using Collab.Testing.Corpus;
using Collab.Testing.Hosting;

namespace Collab.Faults.Traffic;

/// <summary>Drops or sends files, and decides on agreements.</summary>
internal sealed class FileSender(Ground ground, Journal journal, Func<AppProcess> anyApp)
{
    private const int MostTries = 40;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>A table of good rows, dropped into the folder or container, or announced and sent.</summary>
    public async Task SendTableAsync(string home, string name, int rows, IReadOnlyList<Tracked> targets, Random random, Func<string> nextMark)
    {
        var records = new List<Tracked>();
        var text = new StringBuilder(Draws.Header).Append("\r\n");
        for (var i = 0; i < rows; i++)
        {
            var parent = targets[random.Next(targets.Count)];
            var record = journal.Track(nextMark(), "activities", parent);
            var body = Draws.Item(random, "activities", record.Mark, withReference: true);
            text.Append(Draws.Row(parent.Mark, body)).Append("\r\n");
            record.Begin($"a row of {name}", body, again: null);
            records.Add(record);
        }

        var content = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(2) == 0 ? await DropAsync(home, name, content) : await SendAsync(home, name, "records", content) is not null)
        {
            journal.Add(new SentFile(home, name, records));
        }
    }

    /// <summary>An agreement as a form, and the decision to register it.</summary>
    public async Task SendAgreementAsync(string home, Tracked record)
    {
        var form = FilledForm.Of(
            ("title", $"{record.Mark} v0"), ("code", record.Mark), ("institution", home), ("partners", Draws.Partner), ("instrument", "mou"),
            ("signedOn", "2026-01-10"), ("startsOn", "2026-02-01"), ("endsOn", "2031-01-31"));
        var name = $"{record.Mark}.pdf";
        if (await SendAsync(home, name, "agreement", form) is not { } id)
        {
            return;
        }

        journal.Add(new SentFile(home, name, Rows: null));
        if (!await IsReadAsync(id))
        {
            return;
        }

        var decision = new JsonObject { ["accept"] = true, ["corrections"] = new JsonObject { ["kinds"] = new JsonArray("joint-research"), ["title"] = new JsonObject { ["en"] = $"{record.Mark} v0" } } };
        async Task<Reply> DecideAsync()
        {
            var reply = await ground.Door.SendAsync(anyApp(), HttpMethod.Post, $"documents/{id}/decision", Draws.Bytes(decision));
            return reply.Fate == Fate.Done ? reply with { Body = Draws.Bytes(new JsonObject { ["id"] = reply.Json["collaboration"]!.GetValue<string>() }), ETag = null } : reply;
        }

        record.Begin($"POST documents/{id}/decision", new() { ["code"] = record.Mark, ["institution"] = home, ["startsOn"] = "2026-02-01" }, DecideAsync);
        var reply = await DecideAsync();
        journal.Count(reply, $"{record}: the decision on {id}");
        Note.Take(record, reply, journal);
    }

    /// <summary>The same announcement and the same bytes are sent until they are taken; the document's id, or null when it never came about.</summary>
    private async Task<string?> SendAsync(string home, string name, string kind, byte[] content)
    {
        var body = Draws.Bytes(new JsonObject { ["institution"] = home, ["kind"] = kind, ["fileName"] = name, ["size"] = content.Length });
        var announced = await InsistAsync(() => ground.Door.SendAsync(anyApp(), HttpMethod.Post, "uploads", body, key: $"upload-{name}"));
        if (announced is null)
        {
            return null;
        }

        var id = announced.Json["documentId"]!.GetValue<string>();
        return await InsistAsync(() => ground.Door.SendAsync(anyApp(), HttpMethod.Put, $"documents/{id}/content", content, "application/octet-stream")) is null ? null : id;
    }

    private async Task<Reply?> InsistAsync(Func<Task<Reply>> send)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var reply = await send();
            if (reply.Fate != Fate.NotSent)
            {
                journal.Count(reply, "a file");
            }

            if (reply.Fate == Fate.Done)
            {
                return reply;
            }

            if (reply.Fate == Fate.Refused)
            {
                journal.Surprise($"A file was refused with {reply.Status}: {reply.Text}");
                return null;
            }

            await Task.Delay(Pause);
        }

        return null;
    }

    private async Task<bool> IsReadAsync(string id)
    {
        for (var tries = 0; tries < MostTries; tries++)
        {
            var reply = await ground.Door.GetAsync(anyApp(), $"documents/{id}");
            if (reply.Fate == Fate.Done && reply.Json["status"]!.GetValue<string>() is "partly-accepted" or "accepted")
            {
                return true;
            }

            await Task.Delay(Pause);
        }

        return false;
    }

    /// <summary>Whole and at once. A blob that is there already is the one that was sent, its answer lost.</summary>
    private async Task<bool> DropAsync(string home, string name, byte[] content)
    {
        if (ground.Connection is null)
        {
            var folder = Path.Combine(ground.App.DataFolder, "blobs", "uploads", home);
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, name), content);
            return true;
        }

        for (var tries = 0; tries < MostTries; tries++)
        {
            try
            {
                await new BlobContainerClient(ground.Connection, "uploads").GetBlobClient($"{home}/{name}").UploadAsync(BinaryData.FromBytes(content), overwrite: false);
                return true;
            }
            catch (RequestFailedException taken) when (taken.Status == (int)HttpStatusCode.Conflict)
            {
                return true;
            }
            catch (Exception outage) when (outage is RequestFailedException or AggregateException)
            {
                await Task.Delay(Pause);
            }
        }

        return false;
    }
}
