using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;

namespace Collab.Formats.Tests.Reading;

/// <summary>A table as the tests compare it.</summary>
internal sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<TableRow> Rows)
{
    public IEnumerable<string[]> Cells => Rows.Select(row => row.Cells);
}

internal sealed record TableRow(int Line, string[] Cells, int ExtraCells);

/// <summary>Opens texts and bytes the way an upload arrives: as a stream that can't seek and hands over little at a time.</summary>
internal static class Csv
{
    public static Task<Table> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<Table> ReadAsync(byte[] bytes)
    {
        using var opening = await OpenAsync(bytes);
        return await AllAsync(await FirstAsync(opening));
    }

    public static async Task<ITableReader> FirstAsync(DocumentOpening opening) =>
        (await Assert.IsType<DocumentOpening.Tables>(opening).File.NextAsync(CancellationToken.None))!;

    public static Task<DocumentOpening> OpenAsync(byte[] bytes) =>
        new DocumentFormats().OpenAsync(new TrickleStream(bytes), CancellationToken.None);

    /// <summary>Why the content isn't taken, whether that shows at its first bytes or at its header.</summary>
    public static async Task<string> RefusalAsync(byte[] bytes)
    {
        using var opening = await OpenAsync(bytes);
        return opening is DocumentOpening.Tables
            ? (await Assert.ThrowsAsync<UnreadableFileException>(() => FirstAsync(opening))).Message
            : Assert.IsType<DocumentOpening.Refused>(opening).Reason;
    }

    public static async Task<Table> AllAsync(ITableReader table)
    {
        var rows = new List<TableRow>();
        while (await table.ReadAsync(CancellationToken.None))
        {
            var cells = Enumerable.Range(0, table.Columns.Count + table.ExtraCells).Select(i => table[i]).ToArray();
            rows.Add(new(table.Line, cells, table.ExtraCells));
        }

        return new(table.Columns, rows);
    }

    private sealed class TrickleStream(byte[] bytes) : MemoryStream(bytes, writable: false)
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 977)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 977)], cancellationToken);
    }
}
