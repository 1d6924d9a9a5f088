using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>A collaboration's history, checked from its text alone: versions without a gap, each entry chained to the one before.</summary>
internal sealed class HistoryChain
{
    private HistoryChain(int version, string hash, IReadOnlyList<string> made)
    {
        Version = version;
        Hash = hash;
        Made = made;
    }

    /// <summary>The last version.</summary>
    public int Version { get; }

    public string Hash { get; }

    /// <summary>Ids of the items that the history says were created and not deleted since, one for each time it says so.</summary>
    public IReadOnlyList<string> Made { get; }

    /// <summary>Checks the entries in their order.</summary>
    public static HistoryChain Check(IEnumerable<string> entries)
    {
        var (version, hash, made) = (0, new string('0', 64), new List<string>());
        foreach (var text in entries)
        {
            using var entry = JsonDocument.Parse(text);
            Assert.Equal(++version, entry.RootElement.GetProperty("version").GetInt32());
            Assert.Equal(hash, entry.RootElement.GetProperty("previous").GetString());
            var content = text[..text.LastIndexOf(",\"hash\":", StringComparison.Ordinal)] + "}";
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
            Assert.Equal(hash, entry.RootElement.GetProperty("hash").GetString());
            foreach (var change in entry.RootElement.GetProperty("changes").EnumerateArray().Where(c => c.GetProperty("record").GetString() != "collaboration"))
            {
                Note(change.GetProperty("action").GetString()!, change.GetProperty("id").GetString()!, made);
            }
        }

        return new(version, hash, made);
    }

    /// <summary>Reads the history over HTTP, page after page, and checks it.</summary>
    public static async Task<HistoryChain> CheckAsync(ApiClient api, string collaboration)
    {
        var entries = new List<string>();
        for (var next = $"collaborations/{collaboration}/history?limit=100"; next is not null;)
        {
            var page = (await api.GetAsync(next)).Want(HttpStatusCode.OK);
            using var json = JsonDocument.Parse(page.Bytes);
            entries.AddRange(json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
            next = json.RootElement.GetProperty("next").GetString() is { } cursor
                ? string.Create(CultureInfo.InvariantCulture, $"collaborations/{collaboration}/history?limit=100&cursor={Uri.EscapeDataString(cursor)}")
                : null;
        }

        return Check(entries);
    }

    private static void Note(string action, string id, List<string> made)
    {
        if (action == "created")
        {
            made.Add(id);
        }
        else if (action == "deleted")
        {
            Assert.True(made.Remove(id), $"{id} was deleted but never made.");
        }
    }
}
