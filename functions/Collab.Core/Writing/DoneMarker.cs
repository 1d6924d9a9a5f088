using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>The row that says "this request (or batch) is done, and this was its answer"; part of the same commit.</summary>
public static class DoneMarker
{
    /// <summary>How long a request's answer is given again.</summary>
    public static readonly TimeSpan RequestLifetime = TimeSpan.FromHours(24);

    public static RowChange OfRequest(RequestMark mark, WriteAnswer answer, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(mark);
        ArgumentNullException.ThrowIfNull(answer);
        var values = new Dictionary<string, object>
        {
            ["request"] = mark.BodyHash,
            ["at"] = now,
            ["id"] = answer.Id,
            ["etag"] = answer.ETag,
            ["created"] = answer.Created,
        };
        Payload.Write(values, "body", answer.Body);
        return new RowChange.Add(RegisterKeys.Request(mark.Client, mark.Key), values);
    }

    public static RowChange OfBatch(string key, DateTimeOffset now) =>
        new RowChange.Add(key, new Dictionary<string, object> { ["at"] = now });

    /// <summary>Says that a batch is more than a commit takes: it isn't done, and whoever meets it commits its halves.</summary>
    public static RowChange OfHalvedBatch(string key, DateTimeOffset now) =>
        new RowChange.Add(key, new Dictionary<string, object> { ["at"] = now, ["halved"] = true });

    /// <summary>Says that what was decided can't be done, and never will be by this decision.</summary>
    public static RowChange OfRefusal(string key, DateTimeOffset now) =>
        new RowChange.Add(key, new Dictionary<string, object> { ["at"] = now, ["refused"] = true });

    public static bool IsRefusal(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Values.ContainsKey("refused");
    }

    public static bool IsHalved(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Values.ContainsKey("halved");
    }

    /// <summary>The marker of a request that is done, unless its time is over; then the row is removed, so that the key is free again.</summary>
    public static async Task<Row?> FindAsync(
        IRowStore store, string table, string partition, string key, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var row = await store.ReadAsync(table, partition, key, null, cancellationToken);
        if (row is null || !IsExpired(row, now))
        {
            return row;
        }

        await store.CommitAsync(table, partition, [new RowChange.Delete(key, row.ETag)], cancellationToken);
        return null;
    }

    public static bool IsExpired(Row row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Instant("at") is not { } at || now - at >= RequestLifetime;
    }

    /// <summary>The answer that was given, to be given again.</summary>
    public static WriteAnswer ReadAnswer(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new((Guid)row.Values["id"], row.Text("etag")!, Payload.Read(row, "body")!, (bool)row.Values["created"], Replayed: true);
    }

    public static bool IsOf(Row row, RequestMark mark)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(mark);
        return row.Text("request") == mark.BodyHash;
    }
}
