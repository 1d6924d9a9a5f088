using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Counts the cells of a workbook against what one may have.</summary>
internal sealed class CellBudget
{
    private long left = XlsxLimits.Cells;

    /// <exception cref="UnreadableFileException">There are too many.</exception>
    public void Take()
    {
        if (--left < 0)
        {
            throw new UnreadableFileException(XlsxRefusals.TooManyCells);
        }
    }
}
