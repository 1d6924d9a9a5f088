using System.Globalization;
using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>
/// The rows of table <c>Reports</c>, one partition: <c>r|{~id}</c> the kept reports, newest first;
/// <c>u|{scope}|{from}|{to}|{language}|{revision}</c>, which makes each revision of a scope and period unique;
/// <c>s|{scope}|{kind}|{language}</c>, how far the timers are; and beside them the outbox and the markers of requests.
/// </summary>
public sealed class ReportRegister(IRowStore store)
{
    public const string Partition = "reports";

    public static RowRange All { get; } = RowRange.Prefix("r|");

    public static string Key(Guid id) => $"r|{RegisterKeys.Descending(id)}";

    /// <summary>The id behind <see cref="Key"/>.</summary>
    public static Guid IdOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return RegisterKeys.ReadDescending(key.AsSpan("r|".Length));
    }

    public static ReportRecord Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.ReportRecord)!;

    public async Task<ReportRecord?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Reports, Partition, Key(id), null, cancellationToken);
        return row is null ? null : Read(row);
    }

    /// <summary>The newest revision of a scope, period and language, or null.</summary>
    public async Task<ReportRecord?> LatestAsync(string scope, Period period, string language, CancellationToken cancellationToken)
    {
        Row? last = null;
        var range = RowRange.Prefix(Prefix(scope, period, language));
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, Partition, range, null, cancellationToken))
        {
            last = row;
        }

        return last is null ? null : Read(last);
    }

    /// <summary>
    /// The last day of the newest period of a kind up to which the timers have made the reports of a scope in a language; null when they
    /// have made none.
    /// </summary>
    public async Task<DateOnly?> DoneAsync(string scope, ReportKind kind, string language, CancellationToken cancellationToken)
    {
        var row = await store.ReadAsync(TableNames.Reports, Partition, DoneKey(scope, kind, language), null, cancellationToken);
        return row?.Text("to") is { } to && IsoDate.TryParse(to, out var day) ? day : null;
    }

    /// <summary>Notes how far the timers are. It only spares work: whether a report is there is asked again before it is made.</summary>
    public Task SetDoneAsync(string scope, ReportKind kind, string language, DateOnly to, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, object> { ["to"] = IsoDate.Of(to) };
        return store.CommitAsync(TableNames.Reports, Partition, [new RowChange.Put(DoneKey(scope, kind, language), values)], cancellationToken);
    }

    /// <summary>
    /// Stores the record of a report whose files are there already, with the event that tells of it and the marker of the request that
    /// asked for it; false when another run made this revision first.
    /// </summary>
    public async Task<bool> AddAsync(ReportRecord record, RegisterEvent made, RowChange? marker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var values = new Dictionary<string, object>();
        Payload.Write(values, "body", RegisterJson.Bytes(record));
        List<RowChange> changes = [new RowChange.Add(RevisionKey(record), values), new RowChange.Add(Key(record.Id), values), OutboxRow.Of(made)];
        if (marker is not null)
        {
            changes.Add(marker);
        }

        return await store.CommitAsync(TableNames.Reports, Partition, changes, cancellationToken) is CommitResult.Committed;
    }

    /// <summary>Stores the marker of a request that was answered with a report already there.</summary>
    public async Task MarkAsync(RowChange? marker, CancellationToken cancellationToken)
    {
        if (marker is not null)
        {
            // Refused when the same request left its marker in between: then it is marked, which is all that matters.
            await store.CommitAsync(TableNames.Reports, Partition, [marker], cancellationToken);
        }
    }

    /// <summary>The marker of a request that is done, unless its time is over; then the marker is removed.</summary>
    public Task<Row?> FindMarkerAsync(RequestMark mark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return DoneMarker.FindAsync(store, TableNames.Reports, Partition, RegisterKeys.Request(mark.Client, mark.Key), now, cancellationToken);
    }

    /// <summary>The key that makes the revision unique.</summary>
    internal static string RevisionKey(ReportRecord record) =>
        Prefix(record.Scope, record.Period, record.Language) + record.Revision.ToString("D6", CultureInfo.InvariantCulture);

    private static string DoneKey(string scope, ReportKind kind, string language) => $"s|{scope}|{Codes<ReportKind>.Of(kind)}|{language}";

    private static string Prefix(string scope, Period period, string language) =>
        $"u|{scope}|{IsoDate.Of(period.From)}|{IsoDate.Of(period.To)}|{language}|";
}
