namespace Collab.Formats.Reading.Pdf;

/// <summary>How wide the signs of a font are, in thousandths of its size.</summary>
internal sealed class PdfWidths
{
    private const int MostEntries = 200_000;

    private readonly Dictionary<int, double> widths = [];
    private readonly double otherwise;

    private PdfWidths(double otherwise) => this.otherwise = otherwise;

    /// <summary>By code, with a letter to guess from where the font says nothing: the fonts that every reader has needn't.</summary>
    public static PdfWidths OfSimple(PdfFile file, PdfDictionary font)
    {
        var descriptor = file.Dictionary(font["FontDescriptor"]);
        var found = new PdfWidths(file.Number(descriptor?["MissingWidth"]) ?? 0);
        var first = file.Whole(font["FirstChar"]) ?? 0;
        var list = file.Array(font["Widths"]);
        for (var i = 0; i < Math.Min(list.Count, 256); i++)
        {
            found.widths[first + i] = file.Number(list[i]) ?? 0;
        }

        return found;
    }

    /// <summary>By glyph number (ISO 32000-1, 9.7.4.3): a first number with a list, or a first, a last and one width.</summary>
    public static PdfWidths OfComposite(PdfFile file, PdfDictionary font, PdfBudget budget)
    {
        var found = new PdfWidths(file.Number(font["DW"]) ?? 1000);
        var list = file.Array(font["W"]);
        for (var at = 0; at + 1 < list.Count && found.widths.Count < MostEntries;)
        {
            budget.Work();
            var first = file.Whole(list[at]) ?? 0;
            if (file.Resolve(list[at + 1]) is List<object?> own)
            {
                for (var i = 0; i < Math.Min(own.Count, MostEntries); i++)
                {
                    found.widths[first + i] = file.Number(own[i]) ?? 0;
                }

                at += 2;
            }
            else if (at + 2 < list.Count)
            {
                var last = Math.Min(file.Whole(list[at + 1]) ?? first, first + 65_535L);
                var width = file.Number(list[at + 2]) ?? 0;
                for (long number = first; number <= last && found.widths.Count < MostEntries; number++)
                {
                    budget.Work();
                    found.widths[(int)number] = width;
                }

                at += 3;
            }
            else
            {
                break;
            }
        }

        return found;
    }

    public double Of(int number, string? letter) =>
        widths.TryGetValue(number, out var width) && width > 0 ? width : otherwise > 0 ? otherwise : widths.Count > 0 ? 0 : Guess(letter);

    /// <summary>As wide as in Helvetica, roughly.</summary>
    private static double Guess(string? letter) => letter switch
    {
        [' ' or 'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or 'f' or 't' or '/'] => 278,
        ['m' or 'M' or 'w' or 'W' or '@' or '%'] => 833,
        [>= 'A' and <= 'Z'] => 690,
        ['r' or '(' or ')' or '-'] => 333,
        _ => 540,
    };
}
