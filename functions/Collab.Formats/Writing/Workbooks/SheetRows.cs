using Collab.Formats.Writing.Outline;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>Rows of a sheet, one below the other.</summary>
internal sealed class SheetRows(ReportStyles styles)
{
    public SheetData Data { get; } = new();

    /// <summary>The number of the row that comes next, from 1.</summary>
    public int Next { get; private set; } = 1;

    public void Skip() => Next++;

    public void Add(IReadOnlyList<string> texts, uint style = ReportStyles.Plain) =>
        Append(texts.Select((text, at) => ReportCell.Text(text, at, Next, style)));

    public void AddHeader(params IReadOnlyList<string> texts) =>
        Append(texts.Select((text, at) => ReportCell.Text(text, at, Next, at == 0 ? ReportStyles.Header : ReportStyles.NumberHeader)));

    public void Add(params IReadOnlyList<OutlineCell?> cells) => Append(cells.Select((cell, at) => ReportCell.Of(cell, at, Next, styles)).OfType<Cell>());

    private void Append(IEnumerable<Cell> cells)
    {
        Data.Append(new Row(cells) { RowIndex = (uint)Next });
        Next++;
    }
}
