using Collab.Core.Events;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Tests.Support;

/// <summary>Everything that a register keeps of reports.</summary>
internal static class KeptReports
{
    /// <summary>The records, newest first.</summary>
    public static async Task<IReadOnlyList<ReportRecord>> RecordsAsync(TestRegister register) => [.. (await RowsAsync(register, ReportRegister.All)).Select(ReportRegister.Read)];

    /// <summary>The events that are to be told.</summary>
    public static async Task<IReadOnlyList<RegisterEvent>> EventsAsync(TestRegister register) => [.. (await RowsAsync(register, OutboxRow.All)).Select(OutboxRow.Read)];

    /// <summary>The names of all files.</summary>
    public static async Task<IReadOnlyList<string>> FilesAsync(TestRegister register)
    {
        var names = new List<string>();
        await foreach (var blob in register.Blobs.ListAsync(ContainerNames.Reports, "", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>Each record has its files and its event, and there is nothing else.</summary>
    public static async Task AssertWholeAsync(TestRegister register)
    {
        var records = await RecordsAsync(register);
        Assert.Equal(
            records.SelectMany(r => r.Formats!.Select(f => ReadReports.BlobOf(r.Id, f)).Append(ReadReports.BlobOf(r.Id, "versions"))).Order(StringComparer.Ordinal),
            (await FilesAsync(register)).Order(StringComparer.Ordinal));
        Assert.Equal(
            records.Select(r => r.Id).Order(),
            (await EventsAsync(register)).Select(e => e.Data.GetProperty("report").GetGuid()).Order());
    }

    private static async Task<IReadOnlyList<Row>> RowsAsync(TestRegister register, RowRange range)
    {
        var rows = new List<Row>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Reports, ReportRegister.Partition, range, null, default))
        {
            rows.Add(row);
        }

        return rows;
    }
}
