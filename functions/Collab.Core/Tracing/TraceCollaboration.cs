using System.Text.Json;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tracing;

/// <summary>What is asked of each collaboration: the records that count in a figure in a period.</summary>
internal sealed record TraceQuestion(Figure Figure, Period Period, CollaborationCounts Collaborations);

/// <summary>
/// Some records of one collaboration. <paramref name="After"/> is the item behind which there is more; <paramref name="Unsure"/> when not all could
/// be made out; <paramref name="Work"/> how many rows were read.
/// </summary>
internal sealed record TracedPart(IReadOnlyList<TracedRecord> Records, Guid? After, bool Unsure, int Work);

/// <summary>Finds the records of one collaboration that count in a figure, as they were at the version that a report has read.</summary>
internal sealed class TraceCollaboration(IRowStore store, RegisterReader reader)
{
    private const int PageSize = 500;

    /// <summary>Rows that are looked at before an answer is given, however few of them count.</summary>
    private const int MostWork = 5_000;

    /// <summary>At most <paramref name="most"/> records, behind the item <paramref name="after"/>.</summary>
    public async Task<TracedPart> RunAsync(TraceQuestion asked, KeptVersion of, Guid? after, int most, CancellationToken cancellationToken)
    {
        var past = new PastRecords(of, asked.Figure.ItemType?.Name);
        if (await HeadAsync(of, cancellationToken) is not var (head, cleared))
        {
            return new([], null, Unsure: true, 1);
        }

        if (asked.Figure.ItemType is not { } type)
        {
            return await OneAsync(asked, of, head, past, cancellationToken);
        }

        // A month that was emptied since stays in the index, so nothing that counted then is passed over.
        if (!MonthsOf(type, asked.Period).Any(head.Months.Has))
        {
            return new([], null, Unsure: false, 1);
        }

        var part = await ItemsAsync(asked, of, head, past, after, most, cancellationToken);
        return part with { Unsure = part.Unsure || cleared };
    }

    private static IEnumerable<Month> MonthsOf(ItemType type, Period period)
    {
        var (first, last) = (Month.Of(period.From), Month.Of(period.To));
        return type == ItemType.Challenge ? [MonthCell.OfChallenges] : Enumerable.Range(0, last.Index - first.Index + 1).Select(first.Plus);
    }

    /// <summary>The record as it was, and whether that is sure.</summary>
    private static (Collaboration? Record, byte[] Body, bool Unsure) RecordOf(KeptVersion of, CollaborationHead head, PastRecords past)
    {
        if (past.Find(of.Id) is not { } then)
        {
            return (head.Record, head.Body, false);
        }

        if (then.Of(head.Body) is not { } json)
        {
            return (null, [], true);
        }

        var record = JsonSerializer.Deserialize(json, RegisterJson.Readable.Collaboration)!;
        return (record, PastRecord.WithoutUpdate(RegisterJson.Bytes(record)), then.IsUnsure);
    }

    /// <summary>The row of the collaboration, or what is left of it and whether its items are cleared away; null when there is nothing.</summary>
    private async Task<(CollaborationHead Head, bool Cleared)?> HeadAsync(KeptVersion of, CancellationToken cancellationToken)
    {
        if (await reader.HeadAsync(of.Institution, of.Id, cancellationToken) is { } head)
        {
            return (head, false);
        }

        var left = await store.ReadAsync(TableNames.Register, of.Institution, RegisterKeys.Deleted(of.Id), null, cancellationToken);
        return left is null ? null : (CollaborationHead.Read(left), left.Values.ContainsKey(RunRetention.Cleared));
    }

    private async Task<TracedPart> OneAsync(
        TraceQuestion asked, KeptVersion of, CollaborationHead head, PastRecords past, CancellationToken cancellationToken)
    {
        var work = 1 + await past.CatchUpAsync(store, cancellationToken);
        var (record, body, unsure) = RecordOf(of, head, past);
        return record is not null && asked.Collaborations.Of(asked.Figure, record, asked.Period) is { } counts && counts.Any(c => c != 0)
            ? new([new(PastRecords.Collaboration, of.Id, of.Id, counts, body)], null, unsure, work)
            : new([], null, unsure, work);
    }

    private async Task<TracedPart> ItemsAsync(
        TraceQuestion asked, KeptVersion of, CollaborationHead head, PastRecords past, Guid? after, int most, CancellationToken cancellationToken)
    {
        var type = asked.Figure.ItemType!;
        var range = RegisterKeys.Items(of.Id, type);
        range = after is { } id ? range.After(RegisterKeys.Item(of.Id, type, id)) : range;
        var (found, work, unsure) = (new List<TracedRecord>(), 1, false);
        while (true)
        {
            var (rows, more) = await PageAsync(of.Institution, range, cancellationToken);
            work += rows.Count + await past.CatchUpAsync(store, cancellationToken);
            var (record, _, recordUnsure) = RecordOf(of, head, past);
            unsure |= recordUnsure;
            var last = more ? rows[^1].Key : range.To;
            foreach (var (key, body) in Between(of, type, range.From, last, rows, past))
            {
                var (itemId, then) = (IdOf(key), past.Find(IdOf(key)));
                unsure |= then?.IsUnsure == true;
                if (record is not null && TraceItem(asked, type, record, body, then) is { } traced)
                {
                    if (found.Count == most)
                    {
                        return new(found, after, unsure, work);
                    }

                    found.Add(traced);
                }

                after = itemId;
            }

            if (!more || work >= MostWork)
            {
                return new(found, more ? IdOf(last) : null, unsure, work);
            }

            range = range.After(last);
        }
    }

    /// <summary>The rows of the items that are there, and the keys of those that were deleted since, in order of keys.</summary>
    private static IEnumerable<(string Key, byte[]? Body)> Between(
        KeptVersion of, ItemType type, string from, string last, IReadOnlyList<Row> rows, PastRecords past)
    {
        var gone = past.Gone.Select(id => RegisterKeys.Item(of.Id, type, id))
            .Where(key => string.CompareOrdinal(key, from) >= 0 && string.CompareOrdinal(key, last) <= 0)
            .ToHashSet(StringComparer.Ordinal);
        return rows.Where(r => !gone.Contains(r.Key)).Select(r => (r.Key, Body: Payload.Read(r, "body")))
            .Concat(gone.Select(key => (Key: key, Body: (byte[]?)null)))
            .OrderBy(r => r.Key, StringComparer.Ordinal);
    }

    private static TracedRecord? TraceItem(TraceQuestion asked, ItemType type, Collaboration of, byte[]? now, PastRecord? then)
    {
        var body = then is null ? now : then.Of(now);
        if (body is null)
        {
            return null;
        }

        var item = type.Parse(body);
        return ItemCounts.Of(asked.Figure, item, of, asked.Period) is { } counts && counts.Any(c => c != 0)
            ? new(type.Name, item.Collaboration, item.Id, counts, then is null ? body : PastRecord.WithoutUpdate(type.Bytes(item)))
            : null;
    }

    /// <summary>A page of rows and whether there are more behind it.</summary>
    private async Task<(IReadOnlyList<Row> Rows, bool More)> PageAsync(string institution, RowRange range, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        string? continuation = null;
        do
        {
            var page = await store.ReadRangeAsync(TableNames.Register, institution, range, PageSize - rows.Count, continuation, null, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count < PageSize);

        return (rows, continuation is not null);
    }

    private static Guid IdOf(string key) => RegisterKeys.ReadDescending(key.AsSpan(key.LastIndexOf('|') + 1));
}
