using System.Globalization;
using System.Text;
using Collab.Core.Agreements;
using Collab.Core.CodeLists;
using Collab.Core.Templates;

namespace Collab.Formats.Writing.Templates;

/// <summary>
/// The summary of an agreement as a form to fill in: one page, whose fields are read back as given values. Its labels are English, as the
/// font that every reader has knows no other script; each field's hint is in three languages, and readers draw it, and what is filled in,
/// with fonts of their own.
/// </summary>
public sealed class AgreementForm : IFormWriter
{
    private const double Left = 48;
    private const double Right = 547;
    private const double FieldLeft = 190;
    private const double Top = 742;
    private const double LineHeight = 15;
    private const double Gap = 20;
    private const int HintLetters = 112;
    private const int MultilineFlag = 1 << 12;
    private const int ChoiceFlag = 1 << 17;
    private const int FirstWidget = 7;
    private const string Appearance = "/Helv 10 Tf 0 g";

    private static readonly AgreementFormField[] Fields =
    [
        new(FieldNames.Title, "Title", "As on the agreement, in any language.", "title.en", 2),
        new(FieldNames.Code, "Number", "The office's own number of the agreement.", "code"),
        new(FieldNames.Institution, "Home institution", "Its name, or its id in the register.", "institution"),
        new(FieldNames.Partners, "Partner institutions", "One a line: the name, or the id in the register.", "partners.1.institution", 4),
        new(FieldNames.Instrument, "Kind of agreement", "Choose one.", "instrument", 1, "instruments"),
        new(FieldNames.Kinds, "What is done under it", string.Empty, "kinds.1", 2, "kinds"),
        new(FieldNames.Themes, "Themes", string.Empty, "themes.1", 2, "themes"),
        new(FieldNames.SignedOn, "Signed on", "Year, month and day: 2026-03-15.", "signedOn"),
        new(FieldNames.StartsOn, "First day", "Year, month and day.", "startsOn"),
        new(FieldNames.EndsOn, "Last day", "Empty when it is open-ended.", "endsOn"),
        new(FieldNames.NoticePeriodDays, "Notice period", "In days.", "noticePeriodDays"),
        new(FieldNames.AutoRenewMonths, "Goes on by itself for", "In months; empty when it doesn't.", "autoRenewMonths"),
        new(FieldNames.Summary, "Summary", "In any language.", "summary.en", 4),
    ];

    public string Kind => "agreement";

    public string Format => "pdf";

    public string ContentType => "application/pdf";

    public byte[] Write()
    {
        var (text, widgets) = (new StringBuilder(), new List<string>());
        Say(text, Left, 800, 16, "Summary of an agreement");
        Say(text, Left, 782, 8.5, "Fill this in, save it and send it as a document: its fields are read as they are given. Every script is welcome.");
        Say(text, Left, 770, 8.5, "Register of international collaborations of medical universities");
        var y = Top;
        foreach (var field in Fields)
        {
            y = Add(widgets, text, field, y);
        }

        var references = string.Join(' ', Enumerable.Range(FirstWidget, widgets.Count).Select(n => $"{n} 0 R"));
        const string Fonts = "<</Font<</Helv 5 0 R>>>>";
        return FormPdf.Write(
        [
            "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R/Lang(en)>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{Fonts}/Contents 4 0 R/Annots[{references}]>>",
            $"<</Length {text.Length}>>\nstream\n{text}\nendstream",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
            $"<</Fields[{references}]/NeedAppearances true/DA({Appearance})/DR{Fonts}>>",
            .. widgets,
        ]);
    }

    /// <summary>Writes the label and the hint, adds the field, and says where the next one begins.</summary>
    private static double Add(List<string> widgets, StringBuilder text, AgreementFormField field, double y)
    {
        var bottom = y - (field.Lines * LineHeight);
        Say(text, Left, y - 11, 10, field.Label);
        Frame(text, FieldLeft, bottom, Right, y);
        var hints = Wrap(field.Hint.Length > 0 ? field.Hint : "One or more, parted by commas: " + string.Join(", ", CodesOf(field.List!).Select(c => c.Code)) + ".");
        for (var i = 0; i < hints.Count; i++)
        {
            Say(text, FieldLeft, bottom - 8 - (i * 8), 6.5, hints[i]);
        }

        widgets.Add(Widget(field, string.Create(CultureInfo.InvariantCulture, $"[{FieldLeft} {bottom} {Right} {y}]")));
        return bottom - Gap - ((hints.Count - 1) * 8);
    }

    private static string Widget(AgreementFormField field, string place)
    {
        var isChoice = field is { List: not null, Lines: 1 };
        var kind = isChoice
            ? $"/FT/Ch/Ff {ChoiceFlag}/Opt[{string.Concat(CodesOf(field.List!).Select(c => $"[({c.Code}){FormPdf.Text(c.Labels.In("en"))}]"))}]"
            : $"/FT/Tx/Ff {(field.Lines > 1 ? MultilineFlag : 0)}";
        return $"<</Type/Annot/Subtype/Widget/P 3 0 R/F 4/Rect{place}/T({field.Name})/TU{FormPdf.Text(Explanation(field))}{kind}/DA({Appearance})>>";
    }

    private static string Explanation(AgreementFormField field)
    {
        var column = Template.Find("collaborations")!.Columns.First(c => c.Name == field.Column);
        return TemplateTexts.Lines(t => column.Explanation.In(t.Language));
    }

    private static IReadOnlyList<ListedCode> CodesOf(string list) => CodeCatalogue.Find(list)!.Codes;

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { string.Empty };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + word.Length >= HintLetters)
            {
                lines.Add(string.Empty);
            }

            lines[^1] += lines[^1].Length > 0 ? " " + word : word;
        }

        return lines;
    }

    private static void Say(StringBuilder content, double x, double y, double size, string text) => content.Append(
        CultureInfo.InvariantCulture,
        $"BT /Helv {size} Tf {x} {y} Td ({text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}) Tj ET\n");

    /// <summary>A box around a field, for readers that draw none and for paper.</summary>
    private static void Frame(StringBuilder content, double left, double bottom, double right, double top) =>
        content.Append(CultureInfo.InvariantCulture, $"0.6 G 0.5 w {left} {bottom} {right - left} {top - bottom} re S\n");
}
