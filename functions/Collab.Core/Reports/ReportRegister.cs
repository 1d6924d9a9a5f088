using System.Globalization;
using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Reports;

/// <summary>
/// The rows of table <c>Reports</c>, one partition: <c>r|{~id}</c> the kept reports, newest first, and
/// <c>u|{scope}|{from}|{to}|{language}|{revision}</c>, which makes each revision of a scope and period unique.
/// </summary>
public sealed class ReportRegister(IRowStore store)
{
    public const string Partition = "reports";

    public static RowRange All { get; } = RowRange.Prefix("r|");

    public static string Key(Guid id) => $"r|{RegisterKeys.Descending(id)}";

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

    /// <summary>The end of the newest month report of a scope, or null when there is none.</summary>
    public async Task<DateOnly?> LastMonthAsync(string scope, CancellationToken cancellationToken)
    {
        DateOnly? last = null;
        await foreach (var row in store.ReadAllAsync(TableNames.Reports, Partition, RowRange.Prefix($"u|{scope}|"), null, cancellationToken))
        {
            var record = Read(row);
            if (record.Kind == ReportKind.Month && (last is null || record.Period.To > last))
            {
                last = record.Period.To;
            }
        }

        return last;
    }

    /// <summary>
    /// Stores the record of a report whose files are there already, with the marker of the request that asked for it; false when another
    /// run made this revision first.
    /// </summary>
    public async Task<bool> AddAsync(ReportRecord record, RowChange? marker, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var values = new Dictionary<string, object>();
        Payload.Write(values, "body", RegisterJson.Bytes(record));
        var unique = Prefix(record.Scope, record.Period, record.Language) + record.Revision.ToString("D6", CultureInfo.InvariantCulture);
        List<RowChange> changes = [new RowChange.Add(unique, values), new RowChange.Add(Key(record.Id), values)];
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

    private static string Prefix(string scope, Period period, string language) =>
        $"u|{scope}|{IsoDate.Of(period.From)}|{IsoDate.Of(period.To)}|{language}|";
}
