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

    /// <summary>Stores the record of a report whose files are there already; false when another run made this revision first.</summary>
    public async Task<bool> AddAsync(ReportRecord record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(record);
        var values = new Dictionary<string, object>();
        Payload.Write(values, "body", RegisterJson.Bytes(record));
        var unique = Prefix(record.Scope, record.Period, record.Language) + record.Revision.ToString("D6", CultureInfo.InvariantCulture);
        var result = await store.CommitAsync(
            TableNames.Reports, Partition, [new RowChange.Add(unique, values), new RowChange.Add(Key(record.Id), values)], cancellationToken);
        return result is CommitResult.Committed;
    }

    private static string Prefix(string scope, Period period, string language) =>
        $"u|{scope}|{IsoDate.Of(period.From)}|{IsoDate.Of(period.To)}|{language}|";
}
