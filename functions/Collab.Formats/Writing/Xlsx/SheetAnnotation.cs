using System.Globalization;
using System.Xml;
using Collab.Formats.Reading.Xlsx;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>
/// Copies a sheet node by node and puts the answers in: two columns behind the header's last one, and a fill on faulty cells. Cells that
/// stood where the two columns come move to the right of them, where reading finds them again.
/// </summary>
/// <remarks>Each method that copies begins on an element and ends on the node behind it.</remarks>
internal sealed class SheetAnnotation(XmlReader from, XmlWriter to, AnsweredTable table, FeedbackStyles styles, SheetDrawing drawing)
{
    private const int Added = 2;
    private const double StatusWidth = 14;
    private const double ErrorsWidth = 60;

    /// <summary>What stands behind the drawing of the comments (ECMA-376 part 1, 18.3.1.99).</summary>
    private static readonly HashSet<string> BehindDrawing =
        ["legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    /// <summary>Cells that the row lacks or that are filled, by column; a text of null is an empty or the sender's cell.</summary>
    private readonly SortedDictionary<int, string?> pending = [];
    private string prefix = string.Empty;
    private string space = string.Empty;
    private int row;
    private int headerStyle;
    private bool marksStatus;
    private bool hasColumns;
    private bool hasDrawing;

    private int Status => table.Width;

    /// <summary>The column in the sheet of a column of the table; those beyond the header stand behind our two.</summary>
    public static int PlaceOf(AnsweredTable table, int column) => column < table.Width ? column : column + Added;

    public void Copy(IEnumerable<AnsweredRow> answers)
    {
        using var next = answers.GetEnumerator();
        var answered = next.MoveNext() ? next : null;
        from.MoveToContent();
        (prefix, space) = (from.Prefix, from.NamespaceURI);
        CopyElement(() => CopyPart(() =>
        {
            var answer = answered?.Current is { } current && current.Row == row ? current : null;
            answered = answer is not null && !next.MoveNext() ? null : answered;
            return answer;
        }));
    }

    /// <summary>Copies an element with its attributes; <paramref name="child"/> copies each element within.</summary>
    private void CopyElement(Action child, Action? last = null)
    {
        to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
        to.WriteAttributes(from, defattr: false);
        CopyContent(child);
        last?.Invoke();
        if (from.Depth == 0)
        {
            WriteDrawing();
        }

        to.WriteEndElement();
        from.Read();
    }

    /// <summary>From an element to its own end; does nothing where it is empty.</summary>
    private void CopyContent(Action child)
    {
        if (from.IsEmptyElement)
        {
            return;
        }

        from.Read();
        while (from.NodeType != XmlNodeType.EndElement && !from.EOF)
        {
            if (from.NodeType == XmlNodeType.Element)
            {
                child();
            }
            else
            {
                CopyNode();
            }
        }
    }

    private void CopyNode() => to.WriteNode(from, defattr: false);

    private void CopyPart(Func<AnsweredRow?> answerOfRow)
    {
        switch (from.LocalName)
        {
            case "dimension":
                from.Skip();
                break;
            case "cols":
                CopyColumns();
                break;
            case "sheetData":
                if (!hasColumns)
                {
                    to.WriteStartElement(prefix, "cols", space);
                    WriteColumns();
                    to.WriteEndElement();
                }

                CopyElement(() => CopyRow(answerOfRow));
                break;
            case "legacyDrawing" when drawing.IsReplaced:
                from.Skip();
                break;
            case var name:
                if (BehindDrawing.Contains(name))
                {
                    WriteDrawing();
                }

                CopyNode();
                break;
        }
    }

    private void CopyColumns()
    {
        hasColumns = true;
        var last = 0;
        CopyElement(
            () =>
            {
                last = int.TryParse(from.GetAttribute("max"), NumberStyles.None, CultureInfo.InvariantCulture, out var max) ? Math.Max(last, max) : last;
                CopyNode();
            },
            () =>
            {
                // Widths that the sender gave stay.
                if (last <= Status)
                {
                    WriteColumns();
                }
            });
    }

    private void WriteColumns()
    {
        foreach (var (column, width) in (ReadOnlySpan<(int, double)>)[(Status + 1, StatusWidth), (Status + 2, ErrorsWidth)])
        {
            to.WriteStartElement(prefix, "col", space);
            to.WriteAttributeString("min", column.ToString(CultureInfo.InvariantCulture));
            to.WriteAttributeString("max", column.ToString(CultureInfo.InvariantCulture));
            to.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
            to.WriteAttributeString("customWidth", "1");
            to.WriteEndElement();
        }
    }

    private void WriteDrawing()
    {
        if (drawing.Id is { } id && !hasDrawing)
        {
            hasDrawing = true;
            to.WriteStartElement(prefix, "legacyDrawing", space);
            to.WriteAttributeString("r", "id", SheetXml.Relations, id);
            to.WriteEndElement();
        }
    }

    private void CopyRow(Func<AnsweredRow?> answerOfRow)
    {
        row = int.TryParse(from.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : row + 1;
        if (from.LocalName != "row" || row < table.HeaderRow)
        {
            CopyNode();
            return;
        }

        Prepare(answerOfRow());
        to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
        CopyAttributes("spans", "spans");
        var column = -1;
        CopyContent(() => CopyCell(ref column));
        WritePending(int.MaxValue);
        to.WriteEndElement();
        from.Read();
    }

    /// <summary>Sets out the cells that a row gets.</summary>
    private void Prepare(AnsweredRow? answer)
    {
        pending.Clear();
        if (row == table.HeaderRow && !table.HasFeedback)
        {
            (pending[Status], pending[Status + 1]) = ("status", "errors");
        }

        if (answer is null)
        {
            return;
        }

        foreach (var fault in answer.Faults)
        {
            pending[PlaceOf(table, fault.Column)] = null;
        }

        (pending[Status], pending[Status + 1]) = (answer.Status, answer.Errors);
        marksStatus = answer.IsFaulty && answer.Faults.Count == 0;
    }

    private void CopyCell(ref int column)
    {
        column = CellAddress.TryParse(from.GetAttribute("r"), out var address) ? address.Column : column + 1;
        var isOurs = table.HasFeedback && column >= Status && column < Status + Added;
        var place = table.HasFeedback || column < Status ? column : column + Added;
        if (from.LocalName != "c")
        {
            CopyNode();
            return;
        }

        if ((isOurs && row > table.HeaderRow) || place >= XlsxLimits.LastColumn)
        {
            from.Skip();
            return;
        }

        WritePending(place);
        var style = int.TryParse(from.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        headerStyle = row == table.HeaderRow && column < Status ? style : headerStyle;
        style = pending.Remove(place) ? styles.Mark(style) : styles.Unmark(style);
        to.WriteStartElement(from.Prefix, from.LocalName, from.NamespaceURI);
        to.WriteAttributeString("r", new CellAddress(row, place).ToString());
        if (style > 0)
        {
            to.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        }

        CopyAttributes("r", "s");

        // A formula means the place where it stood; its value stays.
        var isMoved = place != column;
        CopyContent(() =>
        {
            if (isMoved && from.LocalName == "f")
            {
                from.Skip();
            }
            else
            {
                CopyNode();
            }
        });
        to.WriteEndElement();
        from.Read();
    }

    /// <summary>Writes what the row gets before a column.</summary>
    private void WritePending(int before)
    {
        while (pending.Count > 0 && pending.First() is var (column, text) && column < before)
        {
            pending.Remove(column);
            if (text != string.Empty)
            {
                var style = row == table.HeaderRow ? styles.Unmark(headerStyle)
                    : styles.OfText(text ?? string.Empty, isMarked: text is null || (marksStatus && column == Status));
                SheetXml.WriteText(to, prefix, space, new(row, column), text ?? string.Empty, style);
            }
        }
    }

    private void CopyAttributes(string but, string andBut)
    {
        while (from.MoveToNextAttribute())
        {
            if (from.Prefix.Length > 0 || (from.LocalName != but && from.LocalName != andBut))
            {
                to.WriteStartAttribute(from.Prefix, from.LocalName, from.NamespaceURI);
                to.WriteString(from.Value);
                to.WriteEndAttribute();
            }
        }

        from.MoveToElement();
    }
}
