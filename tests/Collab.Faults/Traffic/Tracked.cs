using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>
/// A record as its one client knows it: as it is, and as it may be instead while the fate of the last operation is unknown. No
/// further operation is begun on it before that is settled. Its mark stands in its text and in no other record's.
/// </summary>
internal sealed class Tracked(string mark, string kind, Tracked? parent)
{
    private readonly List<string> log = [];

    public string Mark => mark;

    /// <summary>The name of its list: <c>activities</c>, …, <c>collaborations</c>.</summary>
    public string Kind => kind;

    /// <summary>The collaboration that it hangs on; null for what hangs on none.</summary>
    public Tracked? Parent => parent;

    public string? Id { get; set; }

    public string? ETag { get; private set; }

    /// <summary>What was acknowledged last; null when it isn't there.</summary>
    public JsonObject? State { get; private set; }

    /// <summary>Is the fate of the last operation unknown?</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What it is instead, if the operation whose fate is unknown was done.</summary>
    public JsonObject? Other { get; private set; }

    /// <summary>Sends the operation whose fate is unknown again, where that is harmless.</summary>
    public Func<Task<Reply>>? Again { get; private set; }

    /// <summary>Acknowledged updates, which the history has once each.</summary>
    public int Updates { get; private set; }

    /// <summary>May its collaboration be renewed, ended or deleted under it? Its client's own only.</summary>
    public bool IsBusy { get; set; }

    public IReadOnlyList<string> Log => log;

    /// <summary>The path of its address, once it is known.</summary>
    public string Path => parent is null ? $"{kind}/{Id}" : $"{parent.Path}/{kind}/{Id}";

    public void Begin(string operation, JsonObject? after, Func<Task<Reply>>? again)
    {
        log.Add(operation);
        (IsOpen, Other, Again) = (true, after, again);
    }

    /// <summary>The operation begun last was done.</summary>
    public void Done(string? id, string? etag, bool isUpdate)
    {
        log.Add($"  done: {id} {etag}");
        Updates += isUpdate ? 1 : 0;
        (State, IsOpen, Other, Again) = (Other, false, null, null);
        (Id, ETag) = (id ?? Id, etag ?? ETag);
    }

    /// <summary>
    /// The operation begun last turned out to have been done, though nobody was told its tag: without one the record isn't changed any more.
    /// </summary>
    public void FoundDone(string? id, bool isUpdate)
    {
        Done(id, etag: null, isUpdate);
        ETag = null;
    }

    /// <summary>The operation begun last was not done.</summary>
    public void NotDone(string why)
    {
        log.Add($"  not done: {why}");
        (IsOpen, Other, Again) = (false, null, null);
    }

    public void Unclear(Reply reply) => log.Add($"  unknown: {reply.Status} {reply.Text}");

    public override string ToString() => $"{kind} {mark} ({Id ?? "no id"})";
}
