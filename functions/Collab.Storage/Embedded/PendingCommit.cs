using System.Globalization;
using Collab.Core.Store;

namespace Collab.Storage.Embedded;

/// <summary>A commit on its way to the writer, encoded by the caller's thread so that the writer only stores.</summary>
internal sealed class PendingCommit
{
    private readonly TaskCompletionSource<CommitResult> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ByteBuffer buffer;

    public PendingCommit(string table, string partition, IReadOnlyList<RowChange> changes)
    {
        Table = table;
        Partition = partition;
        buffer = new ByteBuffer(changes.Count * 1024);
        Changes = new Change[changes.Count];
        for (var i = 0; i < changes.Count; i++)
        {
            Changes[i] = Encode(changes[i]);
        }
    }

    public enum Action
    {
        Add,
        Replace,
        Put,
        Delete,
        DeleteAny,
    }

    public string Table { get; }

    public string Partition { get; }

    public Change[] Changes { get; }

    /// <summary>The tag of the first change when the commit is stored; the others follow.</summary>
    public long FirstTag { get; set; }

    /// <summary>The first change that could not be made, when there is one.</summary>
    public CommitResult.Refused? Refusal { get; set; }

    public Task<CommitResult> Answer => answer.Task;

    public int Bytes => buffer.Length;

    public ReadOnlySpan<byte> Key(in Change change) => buffer.Slice(change.Start, change.KeyLength);

    public ReadOnlySpan<byte> Content(in Change change) => buffer.Slice(change.Start + change.KeyLength, change.ContentLength);

    /// <summary>Tells the caller that the outcome is durable.</summary>
    public void Complete()
    {
        buffer.Release();
        answer.SetResult(Refusal is null ? new CommitResult.Committed(Tags()) : Refusal);
    }

    public void Fail(Exception exception)
    {
        buffer.Release();
        answer.SetException(exception);
    }

    private string[] Tags()
    {
        var tags = new string[Changes.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = Changes[i].Action is Action.Delete or Action.DeleteAny ? "" : (FirstTag + i).ToString(CultureInfo.InvariantCulture);
        }

        return tags;
    }

    private Change Encode(RowChange change)
    {
        var start = buffer.Length;
        buffer.Key(change.Key);
        var keyLength = buffer.Length - start;
        var (action, values, tag) = change switch
        {
            RowChange.Add add => (Action.Add, add.Values, 0L),
            RowChange.Replace replace => (Action.Replace, replace.Values, Tag(replace.ETag)),
            RowChange.Put put => (Action.Put, put.Values, 0L),
            RowChange.Delete { ETag: { } expected } => (Action.Delete, null, Tag(expected)),
            _ => (Action.DeleteAny, (IReadOnlyDictionary<string, object>?)null, 0L),
        };
        if (values is not null)
        {
            RowCodec.Encode(buffer, values);
        }

        return new(action, tag, start, keyLength, buffer.Length - start - keyLength);
    }

    /// <summary>The tag's number; a text that was never one of ours matches no row.</summary>
    private static long Tag(string etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var tag) ? tag : -1;

    internal readonly record struct Change(Action Action, long Tag, int Start, int KeyLength, int ContentLength);
}
