using System.Globalization;
using System.Xml;

namespace Collab.Formats.Reading.Docx;

/// <summary>
/// Reads the body of a document from beginning to end. Kept are inserted text and the results of fields; left out is what a reader
/// doesn't see: deleted text, hidden text, field instructions, the hint of an empty content control, the second form of a drawing.
/// </summary>
internal sealed class WordStory(WordXml xml, WordStyles styles)
{
    private const string TextBox = "txbxContent";

    private readonly char[] buffer = new char[4096];

    /// <summary>What the reader is inside of, innermost last: tables, text boxes' paragraphs, and the paragraph that is read.</summary>
    private readonly Stack<object> inside = new();

    private bool inText;
    private bool isHidden;

    public WordPages Pages { get; } = new();

    private WordParagraph? Paragraph => inside.TryPeek(out var innermost) ? innermost as WordParagraph : null;

    private WordTable? Table => inside.TryPeek(out var innermost) ? innermost as WordTable : null;

    public void ReadToEnd()
    {
        while (xml.Next())
        {
            switch (xml.Kind)
            {
                case XmlNodeType.Element when IsUnseen():
                    xml.PassOver();
                    break;
                case XmlNodeType.Element when xml.IsWord:
                    var (name, isEmpty) = (xml.Name, xml.IsEmptyElement);
                    Begin(name);
                    if (isEmpty)
                    {
                        End(name);
                    }

                    break;
                case XmlNodeType.EndElement when xml.IsWord:
                    End(xml.Name);
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA when inText && !isHidden:
                    Append();
                    break;
            }
        }
    }

    /// <summary>
    /// Deleted or moved away, a drawing's second form, how something was before it was changed, and a phonetic guide.
    /// </summary>
    private bool IsUnseen() => xml.IsWord
        ? xml.Name is "del" or "moveFrom" or "rt" or "pPrChange" or "rPrChange" or "tcPrChange" or "trPrChange" or "tblPrChange" or "sectPrChange"
        : xml.Name == "Fallback";

    private void Begin(string name)
    {
        switch (name)
        {
            case "p":
                inside.Push(new WordParagraph(Pages));
                break;
            case "tbl":
                inside.Push(new WordTable(Pages));
                break;
            case TextBox:
                inside.Push(TextBox);
                break;
            case "r":
                isHidden = false;
                break;
            case "t":
                inText = true;
                break;
            case "lastRenderedPageBreak":
                Pages.NoteBreak();
                break;
            case "sdtPr":
                BeginControl();
                break;
            default:
                BeginSign(name);
                BeginProperty(name);
                break;
        }
    }

    /// <summary>The signs that have elements of their own.</summary>
    private void BeginSign(string name)
    {
        switch (name)
        {
            case "br" when xml.Attribute("type") == "page":
                Pages.SetBreak();
                Paragraph?.AppendSpace();
                break;
            case "br" or "cr" or "tab" or "ptab":
                Paragraph?.AppendSpace();
                break;
            case "noBreakHyphen" when !isHidden:
                Paragraph?.Append("-");
                break;
            case "sym" when !isHidden:
                Paragraph?.Append(WordSymbols.Of(xml.Attribute("font"), xml.Attribute("char")));
                break;
        }
    }

    private void BeginProperty(string name)
    {
        switch (name)
        {
            case "vanish":
                isHidden = xml.IsOn();
                break;
            case "pStyle" when Paragraph is { } paragraph:
                paragraph.Style = xml.Attribute("val");
                break;
            case "outlineLvl" when Paragraph is { } paragraph && Number() is { } level:
                paragraph.Level = level;
                break;
            case "numId" when Paragraph is { } paragraph:
                paragraph.IsList = xml.Attribute("val") != "0";
                break;
            case "pageBreakBefore" when xml.IsOn():
                Pages.SetBreak();
                break;
            case "gridSpan" when Table is { } table && Number() is { } columns:
                table.Span(columns);
                break;
        }
    }

    /// <summary>A content control that nobody filled in shows a hint in place of a value.</summary>
    private void BeginControl()
    {
        var (depth, isEmpty, isHint) = (xml.Depth, xml.IsEmptyElement, false);
        while (!isEmpty && xml.Next() && xml.Depth > depth)
        {
            isHint |= xml.Kind == XmlNodeType.Element && xml.IsWord && xml.Name == "showingPlcHdr" && xml.IsOn();
        }

        while (isHint && xml.Next() && xml.Depth >= depth)
        {
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "p" when inside.TryPop(out var paragraph):
                EndParagraph((WordParagraph)paragraph);
                break;
            case "tbl" when inside.TryPop(out var table):
                EndTable((WordTable)table);
                break;
            case TextBox:
                inside.TryPop(out _);
                break;
            case "tc":
                Table?.EndCell();
                break;
            case "tr":
                Table?.EndRow();
                break;
            case "t":
                inText = false;
                break;
            case "r" or "pPr":
                isHidden = false;
                break;
        }
    }

    private void EndParagraph(WordParagraph paragraph)
    {
        if (paragraph.ToBlock(styles) is { } block)
        {
            Add(block);
        }

        paragraph.Boxes.ForEach(Add);
    }

    private void EndTable(WordTable table)
    {
        if (table.Rows.Count > 0)
        {
            Pages.AddTable(table.Place, table.Rows);
        }

        foreach (var row in table.Blocks)
        {
            Add(row);
        }
    }

    /// <summary>To the cell around it, to the paragraph that a text box hangs on, or to the page.</summary>
    private void Add(PlacedBlock block)
    {
        if (Table is { } table)
        {
            table.Append(block);
        }
        else if (inside.OfType<WordParagraph>().FirstOrDefault() is { } anchor)
        {
            anchor.Boxes.Add(block);
        }
        else
        {
            Pages.Add(block);
        }
    }

    private void Append()
    {
        for (int length; (length = xml.Characters(buffer)) > 0;)
        {
            Paragraph?.Append(buffer.AsSpan(0, length));
        }
    }

    private int? Number() => int.TryParse(xml.Attribute("val"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
