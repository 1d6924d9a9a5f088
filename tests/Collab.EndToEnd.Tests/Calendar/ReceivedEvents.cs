using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.Calendar;

/// <summary>The events that a subscriber has taken, by their ids.</summary>
internal sealed class ReceivedEvents
{
    private readonly ConcurrentDictionary<string, byte[]> bodies = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int taken;
    private int heldAt;
    private TaskCompletionSource? held;

    /// <summary>What was wrong with what arrived.</summary>
    public ConcurrentQueue<string> Faults { get; } = new();

    /// <summary>How many were taken more than once.</summary>
    public int Repeated => taken - bodies.Count;

    /// <summary>Has the event that is taken as so manieth from now on go without an answer; ends when it is there.</summary>
    public Task HoldAsync(int events)
    {
        lock (gate)
        {
            heldAt = taken + events;
            held = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return held.Task;
        }
    }

    /// <summary>Every event gets its answer again.</summary>
    public void Release()
    {
        lock (gate)
        {
            heldAt = 0;
        }
    }

    /// <summary>Notes an event; true when it is to go without an answer.</summary>
    public bool Take(string id, byte[] body)
    {
        if (!bodies.GetOrAdd(id, body).AsSpan().SequenceEqual(body))
        {
            Faults.Enqueue($"{id} told something else the second time.");
        }

        lock (gate)
        {
            return ++taken == heldAt && held!.TrySetResult();
        }
    }

    /// <summary>The data of each event of a type.</summary>
    public IEnumerable<JsonNode> Of(string type) =>
        bodies.Values.Select(body => JsonNode.Parse(body)!).Where(e => e["type"]!.GetValue<string>() == type).Select(e => e["data"]!);

    /// <summary>How many different events of each type there were.</summary>
    public IReadOnlyList<string> Counts() =>
        [.. bodies.Values.GroupBy(body => JsonNode.Parse(body)!["type"]!.GetValue<string>(), (type, all) => $"{type} {all.Count()}").Order(StringComparer.Ordinal)];
}
