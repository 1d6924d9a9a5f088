using System.Globalization;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>The cells of the row that is being read. They become strings when they are asked for.</summary>
internal sealed class SheetRow(XlsxBook book)
{
    /// <summary>Two columns more are ours in a feedback file.</summary>
    private const int MostCells = XlsxLimits.Columns + 2;

    private readonly CharBuffer characters = new();
    private readonly CellTexts texts = new();
    private readonly Cell[] cells = new Cell[MostCells];
    private int used;
    private int textBytes;

    /// <summary>One more than the last cell with something in it.</summary>
    public int Width { get; private set; }

    /// <summary>Cells with something in them.</summary>
    public int Filled { get; private set; }

    /// <summary>Where cells' values are read to before they are <see cref="Place"/>d.</summary>
    public CharBuffer Characters => characters;

    public string this[int column] => column < Width ? cells[column].Text ??= TextOf(ref cells[column]) : string.Empty;

    public CellKind KindOf(int column) => column < Width && this[column].Length > 0 ? cells[column].Kind : CellKind.Text;

    /// <summary>The day that a plain number may be: see <see cref="SerialDate.OfPlain"/>.</summary>
    public DateOnly? DayOf(int column) =>
        KindOf(column) == CellKind.Number && int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? SerialDate.OfPlain(serial, book.Is1904)
            : null;

    public bool LacksValue(int column) => column < Width && cells[column].Type == CellType.Unworked;

    public void Clear()
    {
        Array.Clear(cells, 0, used);
        characters.Clear();
        used = Width = Filled = textBytes = 0;
    }

    /// <summary>Puts the characters from <paramref name="start"/> on into a cell. What is wrong with the whole row is in the answer.</summary>
    public Fault Place(int column, CellType type, int style, int start)
    {
        var length = characters.Length - start;
        var shared = -1;
        if (type == CellType.Shared)
        {
            if (!int.TryParse(characters.Slice(start, length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out shared)
                || book.Texts.LengthOf(shared) < 0)
            {
                return Fault.NoSuchText;
            }

            characters.Cut(start);
            textBytes += book.Texts.LengthOf(shared);
            if (book.Texts.IsBlank(shared))
            {
                return Fault.None;
            }
        }
        else
        {
            textBytes += length;
            if (type != CellType.Unworked && characters.Slice(start, length).IsWhiteSpace())
            {
                characters.Cut(start);
                return Fault.None;
            }
        }

        if (column >= MostCells)
        {
            return Fault.TooManyColumns;
        }

        Filled += cells[column].Type == CellType.Empty ? 1 : 0;
        cells[column] = new() { Type = type, Style = style, Start = start, Length = shared < 0 ? length : 0, Shared = shared };
        Width = Math.Max(Width, column + 1);
        used = Math.Max(used, Width);
        return textBytes > XlsxLimits.RowBytes ? Fault.TooLong : Fault.None;
    }

    private string TextOf(ref Cell cell)
    {
        var raw = cell.Length == 0 ? default : characters.Written.Slice(cell.Start, cell.Length);
        switch (cell.Type)
        {
            case CellType.Shared:
                return book.Texts[cell.Shared].Trim();
            case CellType.Text:
                return texts.Of(raw[..ExcelText.Unescape(raw)].Trim());
            case CellType.Boolean:
                return raw.Trim() is "1" or "true" ? "TRUE" : "FALSE";
            case CellType.IsoDate:
                var text = texts.OfIsoDate(raw.Trim(), out var isIso);
                cell.Kind = isIso ? CellKind.Date : CellKind.Text;
                return text;
            case CellType.Number:
                return texts.OfNumber(raw.Trim(), book.Formats[cell.Style], book.Is1904, out cell.Kind);
            default:
                return string.Empty;
        }
    }

    internal enum Fault
    {
        None,
        NoSuchText,
        TooManyColumns,
        TooLong,
    }

    private struct Cell
    {
        public CellType Type;
        public int Style;
        public int Start;
        public int Length;
        public int Shared;
        public CellKind Kind;
        public string? Text;
    }
}
