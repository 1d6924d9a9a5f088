using System.Text.Json.Nodes;
using Collab.Faults.Traffic;

namespace Collab.Faults.Checking;

/// <summary>
/// Compares what was found with what the clients know: everything acknowledged is there once and as it was acknowledged, what was refused
/// or deleted isn't, and what is unknown is wholly there or not at all. Whatever nobody sent is a finding too.
/// </summary>
internal static class CompareRecords
{
    public static IReadOnlyList<Finding> Run(IReadOnlyCollection<Tracked> known, IReadOnlyList<Seen> found)
    {
        var findings = new List<Finding>();
        var byMark = found.ToLookup(s => (s.Kind, Draws.MarkOf(s.Kind, s.Body)));
        foreach (var record in known)
        {
            findings.AddRange(Compare(record, [.. byMark[(record.Kind, record.Mark)]]));
        }

        var marks = known.Select(k => (k.Kind, k.Mark)).ToHashSet();
        findings.AddRange(found.Where(s => !marks.Contains((s.Kind, Draws.MarkOf(s.Kind, s.Body))))
            .Select(s => new Finding(FindingKind.Half, $"Nobody sent {s.Kind} {s.Id}: {s.Body.ToJsonString()}")));
        return findings;
    }

    /// <summary>From now on the clients take for known what was found: call it when nothing is wrong.</summary>
    public static void Settle(IReadOnlyCollection<Tracked> known, IReadOnlyList<Seen> found)
    {
        var byMark = found.ToLookup(s => (s.Kind, Draws.MarkOf(s.Kind, s.Body)));
        foreach (var record in known.Where(r => r.IsOpen))
        {
            var seen = byMark[(record.Kind, record.Mark)].SingleOrDefault();
            var isDone = IsGone(record) || Is(record.Other, seen, record);
            if (isDone && !Is(record.State, seen, record))
            {
                record.FoundDone(seen?.Id ?? record.Id, isUpdate: record.State is not null && record.Other is not null);
            }
            else
            {
                record.NotDone("as it was before");
            }
        }
    }

    /// <summary>Did what it hangs on go, and it with it?</summary>
    public static bool IsGone(Tracked record) => record.Parent is { State: null, IsOpen: false };

    private static IEnumerable<Finding> Compare(Tracked record, List<Seen> seen)
    {
        if (seen.Count > 1)
        {
            return [new(FindingKind.Doubled, $"It is there {seen.Count} times: {string.Join(", ", seen.Select(s => s.Id))}", record)];
        }

        var one = seen.SingleOrDefault();
        if (IsGone(record))
        {
            return one is null ? [] : [new(FindingKind.Half, "It is there without what it hangs on.", record)];
        }

        if (Is(record.State, one, record) || (record.IsOpen && Is(record.Other, one, record)))
        {
            return [];
        }

        // What a collaboration that may have been deleted took along is neither lost nor there.
        if (one is null && record.Parent is { IsOpen: true, Other: null })
        {
            return [];
        }

        return one is null
            ? [new(FindingKind.Lost, "It isn't there.", record)]
            : [new(record.State is null ? FindingKind.Half : FindingKind.Lost, $"It isn't as it should be ({record.State?.ToJsonString() ?? "not there"}): {one.Id} {one.Body.ToJsonString()}", record)];
    }

    private static bool Is(JsonObject? wanted, Seen? seen, Tracked record) =>
        wanted is null ? seen is null : seen is not null && (record.Id is null || record.Id == seen.Id) && Has(seen.Body, wanted) && seen.Parent == record.Parent?.Id;

    /// <summary>Every member that was sent is stored so.</summary>
    private static bool Has(JsonObject stored, JsonObject sent) => sent.All(member => Equal(stored[member.Key], member.Value));

    private static bool Equal(JsonNode? stored, JsonNode? sent) => sent is JsonObject wanted
        ? stored is JsonObject there && Has(there, wanted)
        : sent is JsonArray { Count: > 0 } list && list[0] is JsonObject
            ? stored is JsonArray found && found.Count == list.Count && found.Zip(list).All(pair => Equal(pair.First, pair.Second))
            : JsonNode.DeepEquals(stored, sent);
}
