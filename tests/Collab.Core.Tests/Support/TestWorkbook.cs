using Collab.Core.Documents.Reading;

namespace Collab.Core.Tests.Support;

/// <summary>
/// A workbook written as text: <c>## name</c> begins a sheet, its cells are parted by <c>|</c>. A cell that begins with <c>n:</c> is a number
/// to the spreadsheet, one with <c>d:</c> a date; <c>f:</c> is a formula without a value. Days are counted from 1900.
/// </summary>
internal sealed class TestWorkbook(string text) : ITableFile
{
    private readonly Queue<string> sheets = new(text.Split("## ", StringSplitOptions.RemoveEmptyEntries));

    public FileFormat Format => FileFormat.Xlsx;

    public IReadOnlyList<string> Notes => [];

    public ValueTask<ITableReader?> NextAsync(CancellationToken cancellationToken) =>
        new(sheets.TryDequeue(out var sheet) ? new Reader(sheet.Split('\n')) : null);

    public void Dispose()
    {
    }

    private sealed class Reader(string[] lines) : ITableReader
    {
        private string[] cells = [];

        public string? Sheet => lines[0].Trim();

        public IReadOnlyList<string> Columns { get; } = Cells(lines[1]);

        public int Line { get; private set; } = 1;

        public int ExtraCells => Math.Max(0, cells.Length - Columns.Count);

        public string this[int column] => column >= cells.Length ? string.Empty : cells[column] is ['n' or 'd' or 'f', ':', .. var value] ? value : cells[column];

        public CellKind KindOf(int column) => column >= cells.Length ? CellKind.Text
            : cells[column].StartsWith("n:", StringComparison.Ordinal) ? CellKind.Number
            : cells[column].StartsWith("d:", StringComparison.Ordinal) ? CellKind.Date
            : CellKind.Text;

        public DateOnly? DayOf(int column) =>
            KindOf(column) == CellKind.Number && int.TryParse(this[column], out var serial) ? new DateOnly(1899, 12, 30).AddDays(serial) : null;

        public bool LacksValue(int column) => column < cells.Length && cells[column] == "f:";

        public ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
        {
            while (Line + 1 < lines.Length)
            {
                cells = Cells(lines[++Line]);
                if (cells.Any(c => c.Length > 0))
                {
                    return new(true);
                }
            }

            return new(false);
        }

        private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);
    }
}
