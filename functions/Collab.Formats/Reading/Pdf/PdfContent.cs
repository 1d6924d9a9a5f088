namespace Collab.Formats.Reading.Pdf;

/// <summary>Runs the operators of pages (ISO 32000-1, 8 and 9) as far as they place text, and gives the signs in the order in which they are drawn.</summary>
internal sealed class PdfContent(PdfFile file, PdfBudget budget)
{
    private const int MostBoxes = 200_000;
    private const int MostStates = 1000;
    private const int MostOperands = 200;
    private const int MostForms = 10_000;
    private const int MostFormsWithin = 12;

    private readonly Dictionary<PdfDictionary, PdfFont> fonts = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<PdfDictionary> inside = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<PdfTextState> states = new();
    private readonly List<object?> operands = [];
    private readonly List<PdfGlyph> glyphs = [];
    private readonly List<PdfBox> boxes = [];
    private PdfMarks marks = new();
    private PdfTextState state;
    private PdfMatrix text;
    private PdfMatrix line;
    private IReadOnlyList<double>? area;
    private int forms;

    /// <summary>The signs on a page. The list is the next page's too.</summary>
    public List<PdfBox> Read(PdfPage page)
    {
        boxes.Clear();
        (marks, area) = (new(), page.Area);
        states.Clear();
        (state, text, line) = (new(PdfMatrix.Identity), PdfMatrix.Identity, PdfMatrix.Identity);
        Run(ContentOf(page), page.Resources);
        return boxes;
    }

    /// <summary>A page's content may be in pieces, which may end between any two operands.</summary>
    private byte[] ContentOf(PdfPage page)
    {
        if (file.Resolve(page.Entries["Contents"]) is PdfStream whole)
        {
            return file.Decode(whole);
        }

        using var content = new MemoryStream();
        foreach (var piece in file.Array(page.Entries["Contents"]).Select(file.Resolve).OfType<PdfStream>())
        {
            content.Write(file.Decode(piece));
            content.WriteByte((byte)'\n');
        }

        return content.ToArray();
    }

    private void Run(byte[] content, PdfDictionary resources)
    {
        var lexer = new PdfLexer(content);
        operands.Clear();
        for (object? item; (item = lexer.Read(references: false)) != PdfLexer.End;)
        {
            budget.Work();
            if (item is not PdfWord word)
            {
                if (operands.Count < MostOperands)
                {
                    operands.Add(item);
                }

                continue;
            }

            if (word.Value == "BI")
            {
                PdfInlineImage.PassOver(lexer, content);
            }
            else
            {
                Do(word.Value, resources);
            }

            operands.Clear();
        }
    }

    private void Do(string name, PdfDictionary resources)
    {
        switch (name)
        {
            case "q" when states.Count < MostStates:
                states.Push(state);
                break;
            case "Q" when states.TryPop(out var kept):
                state = kept;
                break;
            case "cm" when operands.Count >= 6:
                state.Page = Matrix().Then(state.Page);
                break;
            case "Do":
                DoForm(file.Resolve(file.Dictionary(resources["XObject"])?[NameAt(0)]) as PdfStream, resources);
                break;
            case "BMC":
                marks.Begin(NameAt(0), null, boxes.Count);
                break;
            case "BDC":
                marks.Begin(NameAt(0), file.Resolve(At(1) is PdfName known ? file.Dictionary(resources["Properties"])?[known.Value] : At(1)) as PdfDictionary, boxes.Count, file);
                break;
            case "EMC":
                marks.End(boxes);
                break;
            case "gs" when file.Array(file.Dictionary(file.Dictionary(resources["ExtGState"])?[NameAt(0)])?["Font"]) is [var font, var size]:
                SetFont(file.Dictionary(font), file.Number(size) ?? 0);
                break;
            case "Tf":
                SetFont(file.Dictionary(file.Dictionary(resources["Font"])?[NameAt(0)]), NumberAt(1));
                break;
            default:
                DoText(name);
                break;
        }
    }

    private void DoText(string name)
    {
        switch (name)
        {
            case "BT":
                (text, line) = (PdfMatrix.Identity, PdfMatrix.Identity);
                break;
            case "Tc":
                state.CharSpace = NumberAt(0);
                break;
            case "Tw":
                state.WordSpace = NumberAt(0);
                break;
            case "Tz":
                state.Stretch = NumberAt(0) / 100;
                break;
            case "TL":
                state.Leading = NumberAt(0);
                break;
            case "Ts":
                state.Rise = NumberAt(0);
                break;
            case "Tm" when operands.Count >= 6:
                text = line = Matrix();
                break;
            case "Td":
                NextLine(NumberAt(0), NumberAt(1));
                break;
            case "TD":
                state.Leading = -NumberAt(1);
                NextLine(NumberAt(0), NumberAt(1));
                break;
            case "T*":
                NextLine(0, -state.Leading);
                break;
            case "Tj":
                Show(At(0));
                break;
            case "'":
                NextLine(0, -state.Leading);
                Show(At(0));
                break;
            case "\"":
                (state.WordSpace, state.CharSpace) = (NumberAt(0), NumberAt(1));
                NextLine(0, -state.Leading);
                Show(At(2));
                break;
            case "TJ":
                foreach (var item in At(0) as List<object?> ?? [])
                {
                    Show(item);
                }

                break;
        }
    }

    private void NextLine(double x, double y) => text = line = line.Moved(x, y);

    private void SetFont(PdfDictionary? font, double size)
    {
        state.Size = size;
        state.Font = null;
        if (font is not null)
        {
            if (!fonts.TryGetValue(font, out var read))
            {
                fonts[font] = read = PdfFont.Read(file, font, budget);
            }

            state.Font = read;
        }
    }

    private void DoForm(PdfStream? form, PdfDictionary resources)
    {
        if (form is null || file.Name(form["Subtype"]) != "Form" || inside.Count >= MostFormsWithin || ++forms > MostForms || !inside.Add(form))
        {
            return;
        }

        var (kept, keptText, keptLine, depth) = (state, text, line, states.Count);
        state.Page = PdfMatrix.Of(file, form["Matrix"]).Then(state.Page);
        Run(file.Decode(form), file.Dictionary(form["Resources"]) ?? resources);
        while (states.Count > depth)
        {
            states.Pop();
        }

        (state, text, line) = (kept, keptText, keptLine);
        inside.Remove(form);
    }

    private void Show(object? item)
    {
        if (item is double shift)
        {
            text = text.Moved(-shift / 1000 * state.Size * state.Stretch, 0);
        }
        else if (item is PdfString shown && state.Font is { } font)
        {
            glyphs.Clear();
            font.Decode(shown.Bytes, glyphs);
            foreach (var glyph in glyphs)
            {
                Place(glyph, font);
            }
        }
    }

    private void Place(PdfGlyph glyph, PdfFont font)
    {
        var letters = glyph.Text ?? PdfBox.Unknown;
        budget.Letters(letters.Length);
        var place = new PdfMatrix(state.Size * state.Stretch, 0, 0, state.Size, 0, state.Rise).Then(text).Then(state.Page);
        if (letters.Length > 0 && marks.IsSeen && IsOnPage(place.E, place.F))
        {
            boxes.Add(BoxOf(letters, glyph.Width, place, font));
            if (boxes.Count > MostBoxes)
            {
                throw new UnreadableTextException(TextRefusals.TooLong);
            }
        }

        text = text.Moved(((glyph.Width * state.Size) + state.CharSpace + (glyph.IsSpaceCode ? state.WordSpace : 0)) * state.Stretch, 0);
    }

    private static PdfBox BoxOf(string letters, double width, PdfMatrix place, PdfFont font)
    {
        const double Quarter = Math.PI / 2;
        const double MostAslant = 0.2;
        var angle = Math.Atan2(place.B, place.A);
        var quarters = Math.Round(angle / Quarter);
        var turn = Math.Abs(angle - (quarters * Quarter)) > MostAslant ? PdfBox.Aslant : ((int)quarters + 4) % 4;
        var (sin, cos) = turn switch
        {
            PdfBox.Aslant => Math.SinCos(angle),
            1 => (1, 0),
            2 => (0, -1),
            3 => (-1, 0),
            _ => (0, 1),
        };
        var x = (place.E * cos) + (place.F * sin);
        var length = width * Math.Sqrt((place.A * place.A) + (place.B * place.B));
        var size = Math.Sqrt((place.C * place.C) + (place.D * place.D));
        return new(letters, x, (place.E * sin) - (place.F * cos), x + length, Math.Max(size, 0.01), font.IsBold, turn);
    }

    private bool IsOnPage(double x, double y) =>
        double.IsFinite(x) && double.IsFinite(y) && (area is null || (x >= area[0] - 1 && x <= area[2] + 1 && y >= area[1] - 1 && y <= area[3] + 1));

    private object? At(int index) => index < operands.Count ? operands[index] : null;

    private double NumberAt(int index) => At(index) as double? ?? 0;

    private string NameAt(int index) => (At(index) as PdfName)?.Value ?? string.Empty;

    private PdfMatrix Matrix() => new(NumberAt(0), NumberAt(1), NumberAt(2), NumberAt(3), NumberAt(4), NumberAt(5));
}
