using System.Globalization;
using System.Xml;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Reads a sheet's rows as they are written, one after the other. Nothing behind the rows is looked at.</summary>
internal sealed class SheetReader(XlsxBook book, XlsxSheet sheet, CellBudget budget) : IDisposable
{
    private readonly XmlReader xml = book.OpenSheet(sheet);
    private readonly SheetRow row = new(book);
    private bool inRows;

    public XlsxSheet Sheet => sheet;

    public SheetRow Row => row;

    /// <summary>The current row's number, from 1.</summary>
    public int Number { get; private set; }

    public bool IsHidden { get; private set; }

    /// <summary>The last column for which the row has a cell, be it empty; −1 for none.</summary>
    public int LastWritten { get; private set; }

    /// <summary>The columns that are hidden, from and to, counted from 0.</summary>
    public List<(int From, int To)> HiddenColumns { get; } = [];

    /// <summary>Whether some formula so far has no calculated value.</summary>
    public bool LacksValues { get; private set; }

    /// <summary>Moves to the next row in which something is written.</summary>
    /// <exception cref="UnreadableFileException">The sheet can't be read further.</exception>
    public bool Read()
    {
        try
        {
            while (ReadRow())
            {
                if (row.Width > 0)
                {
                    return true;
                }
            }

            return false;
        }
        catch (Exception damaged) when (OpcPackage.IsDamage(damaged))
        {
            throw new UnreadableFileException(XlsxRefusals.BrokenOff(sheet.Name, Number), damaged);
        }
    }

    public void Dispose() => xml.Dispose();

    private bool ReadRow()
    {
        row.Clear();
        LastWritten = -1;
        while (xml.Next())
        {
            if (xml.NodeType == XmlNodeType.EndElement && inRows && xml.LocalName == "sheetData")
            {
                return inRows = false;
            }

            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row" when inRows:
                    TakeRow();
                    return true;
                case "sheetData" when xml.Depth == 1:
                    inRows = !xml.IsEmptyElement;
                    if (!inRows)
                    {
                        return false;
                    }

                    break;
                case "col" when !inRows && xml.GetAttribute("hidden") is "1" or "true":
                    TakeHiddenColumns();
                    break;
            }
        }

        return false;
    }

    private void TakeHiddenColumns()
    {
        if (int.TryParse(xml.GetAttribute("min"), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(xml.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && HiddenColumns.Count < XlsxLimits.LastColumn)
        {
            HiddenColumns.Add((from - 1, to - 1));
        }
    }

    private void TakeRow()
    {
        var isEmpty = xml.IsEmptyElement;
        var before = Number++;
        IsHidden = false;
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    Number = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    break;
                case "hidden":
                    IsHidden = xml.Value is "1" or "true";
                    break;
            }
        }

        if (Number <= before || Number > XlsxLimits.LastRow)
        {
            throw new UnreadableFileException(XlsxRefusals.BadAddress(sheet.Name, before));
        }

        if (isEmpty)
        {
            return;
        }

        while (xml.Next() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.LocalName == "c")
                {
                    TakeCell();
                }
                else
                {
                    SkipContent();
                }
            }
        }
    }

    private void TakeCell()
    {
        var isEmpty = xml.IsEmptyElement;
        var column = LastWritten + 1;
        var style = 0;
        var type = CellType.Number;
        while (xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r":
                    column = CellAddress.TryParse(xml.Value, out var address) ? address.Column : -1;
                    break;
                case "s":
                    style = int.TryParse(xml.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    break;
                case "t":
                    type = TypeOf(xml.Value);
                    break;
            }
        }

        budget.Take();
        if (column < 0 || column >= XlsxLimits.LastColumn)
        {
            throw new UnreadableFileException(XlsxRefusals.BadAddress(sheet.Name, Number));
        }

        LastWritten = column;
        if (!isEmpty)
        {
            TakeValue(column, style, type);
        }
    }

    private void TakeValue(int column, int style, CellType type)
    {
        var start = row.Characters.Length;
        var hasFormula = false;
        while (xml.Next() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "v":
                    TakeText();
                    break;
                case "is":
                    RichText.Read(xml, row.Characters);
                    break;
                default:
                    hasFormula |= xml.LocalName == "f";
                    SkipContent();
                    break;
            }
        }

        // A formula that gives an empty text has calculated that.
        var isUnworked = hasFormula && type != CellType.Text && row.Characters.Length == start;
        LacksValues |= isUnworked;
        switch (row.Place(column, isUnworked ? CellType.Unworked : type, style, start))
        {
            case SheetRow.Fault.NoSuchText when row.Characters.Length > start:
                throw new UnreadableFileException(XlsxRefusals.BadText(sheet.Name, Number));
            case SheetRow.Fault.TooManyColumns:
                throw new UnreadableFileException(XlsxRefusals.TooManyColumns(sheet.Name, Number));
            case SheetRow.Fault.TooLong:
                throw new UnreadableFileException(XlsxRefusals.RowTooLong(sheet.Name, Number));
        }
    }

    private void TakeText()
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        while (xml.Next() && xml.NodeType != XmlNodeType.EndElement)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                SkipContent();
            }
            else
            {
                row.Characters.Append(xml);
            }
        }
    }

    /// <summary>Moves to the end of the element that the reader stands on; unlike Skip not beyond it.</summary>
    private void SkipContent()
    {
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Next() && xml.Depth > depth)
            {
            }
        }
    }

    private static CellType TypeOf(string type) => type switch
    {
        "s" => CellType.Shared,
        "n" => CellType.Number,
        "b" => CellType.Boolean,
        "d" => CellType.IsoDate,
        _ => CellType.Text,
    };
}
