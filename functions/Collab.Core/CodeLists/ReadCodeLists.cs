using System.Collections.Frozen;
using System.Security.Cryptography;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.CodeLists;

/// <summary>Hands out the code lists in JSON. They change with the program only, so their bytes are made once.</summary>
public sealed class ReadCodeLists
{
    private readonly Lazy<FrozenDictionary<string, StoredRecord>> lists = new(() =>
        CodeCatalogue.All.ToFrozenDictionary(l => l.Name, l => Record(RegisterJson.Bytes(l)), StringComparer.Ordinal));

    private readonly Lazy<StoredRecord> all;

    public ReadCodeLists() => all = new(() => Record(Together(CodeCatalogue.All.Select(l => lists.Value[l.Name].Body))));

    /// <summary>Every list, as <c>{"items": […], "next": null}</c>.</summary>
    public Outcome<StoredRecord> All() => all.Value;

    public Outcome<StoredRecord> One(string name) => lists.Value.TryGetValue(name, out var list) ? list : new Refusal.NotFound();

    private static StoredRecord Record(byte[] body) => new(body, $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");

    private static byte[] Together(IEnumerable<byte[]> items)
    {
        using var json = new MemoryStream();
        json.Write("{\"items\":["u8);
        var separator = ReadOnlySpan<byte>.Empty;
        foreach (var item in items)
        {
            json.Write(separator);
            json.Write(item);
            separator = ","u8;
        }

        json.Write("],\"next\":null}"u8);
        return json.ToArray();
    }
}
