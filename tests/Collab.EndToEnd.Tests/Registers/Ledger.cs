using System.Collections.Concurrent;
using Collab.EndToEnd.Tests.Http;

namespace Collab.EndToEnd.Tests.Registers;

/// <summary>
/// What clients have sent and what was acknowledged to them, noted from many threads while something goes wrong. Afterwards the register
/// must hold everything acknowledged, nothing that wasn't sent, and nothing twice.
/// </summary>
internal sealed class Ledger(SentRegister register)
{
    private readonly ConcurrentDictionary<string, SentRow> sent = new();
    private readonly ConcurrentDictionary<string, string> acknowledged = new();
    private readonly ConcurrentDictionary<string, string> agreements = new();
    private int sentAgain;

    public SentRegister Register => register;

    /// <summary>Activities that were acknowledged.</summary>
    public int Count => acknowledged.Count;

    /// <summary>Tries that brought no acknowledgement.</summary>
    public int SentAgain => sentAgain;

    /// <summary>The activities' ids by their keys.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => acknowledged;

    /// <summary>The rows that wait for their acknowledgement, by their keys.</summary>
    public IReadOnlyList<(string Key, SentRow Row)> Owed => [.. sent.Where(s => !acknowledged.ContainsKey(s.Key)).Select(s => (s.Key, s.Value))];

    /// <summary>Before the row is sent for the first time.</summary>
    public void Send(string key, SentRow row) => Assert.True(sent.TryAdd(key, row), $"The key {key} is used twice.");

    /// <summary>The row with this key is activity <paramref name="id"/>; whoever asks again must hear the same.</summary>
    public void Acknowledge(string key, string id) => Assert.Equal(id, acknowledged.GetOrAdd(key, id));

    /// <summary>A collaboration with this code was acknowledged.</summary>
    public void Agree(string code, string id) => Assert.Equal(id, agreements.GetOrAdd(code, id));

    public void NoteTryInVain() => Interlocked.Increment(ref sentAgain);

    /// <summary>Clients may be at work: everything acknowledged before is there, nothing is there that wasn't sent, and nothing twice.</summary>
    public async Task CheckSoFarAsync(ApiClient api)
    {
        var before = acknowledged.ToDictionary(a => a.Value, a => a.Key, StringComparer.Ordinal);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (code, id) in register.Ids)
        {
            foreach (var activity in await api.WalkAsync($"collaborations/{id}/activities?limit=500"))
            {
                found.Add(activity["id"]!.GetValue<string>(), SentRow.LineOf(code, activity));
            }
        }

        Assert.All(before, a => Assert.Equal(sent[a.Value].Line, found.GetValueOrDefault(a.Key)));
        var owed = sent.Where(s => !before.ContainsValue(s.Key)).Select(s => s.Value.Line).ToList();
        Assert.All(found.Where(f => !before.ContainsKey(f.Key)), f => Assert.True(owed.Remove(f.Value), $"Nobody sent this, or it is there twice: {f.Value}"));
    }

    /// <summary>Once nothing is owed: hands everything over to the register, whose checks then hold exactly. The activities' ids.</summary>
    public IReadOnlyCollection<string> Close()
    {
        Assert.Empty(Owed);
        register.Rows.AddRange(sent.Values);
        foreach (var (code, id) in agreements)
        {
            register.Add(code, id);
        }

        Assert.Equal(sent.Count, acknowledged.Values.Distinct(StringComparer.Ordinal).Count());
        return [.. acknowledged.Values];
    }
}
