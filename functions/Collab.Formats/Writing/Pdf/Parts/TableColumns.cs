using Collab.Formats.Writing.Outline;
using Collab.Formats.Writing.Pdf.Text;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>How wide the columns of a table are: numbers as wide as they need, texts share the rest.</summary>
internal static class TableColumns
{
    /// <summary>Between columns.</summary>
    public const double Gap = 9;

    /// <summary>As wide as a label over numbers gets before it is broken.</summary>
    private const double WideLabel = 66;

    /// <summary>A text column isn't narrower where there is anything to take from others.</summary>
    private const double NarrowText = 48;

    /// <summary>Rows that are measured; the widest of so many is the widest, or near it.</summary>
    private const int MeasuredRows = 400;

    public static double[] Widths(OutlineTable table, IReadOnlyList<string[]> rows, TextSetter setter, double size, double headerSize, double width)
    {
        var count = table.Columns.Count;
        var (natural, least) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var column = table.Columns[i];
            var word = setter.WidestWord(column.Label, true, headerSize);
            var label = Math.Max(word, Math.Min(setter.Width(column.Label, true, headerSize), WideLabel));
            var content = rows.Take(MeasuredRows).Select(row => setter.Width(row[i], true, size)).DefaultIfEmpty().Max();
            natural[i] = Math.Max(label, content) + 0.5;
            least[i] = column.IsNumber ? Math.Max(word, content) + 0.5 : Math.Min(natural[i], Math.Max(label, NarrowText));
        }

        return Fit(natural, least, width - (Gap * (count - 1)), [.. table.Columns.Select(column => column.IsNumber)]);
    }

    private static double[] Fit(double[] natural, double[] least, double room, bool[] isNumber)
    {
        var spare = room - natural.Sum();
        if (spare >= 0)
        {
            natural[0] += spare;
            return natural;
        }

        spare = room - least.Sum();
        if (spare < 0)
        {
            // So many numbers that all of them have to be broken.
            return [.. least.Select(own => own * room / least.Sum())];
        }

        // What is left goes to those that want more, the same to each, until they have it; to texts before labels over numbers.
        var widths = least.ToArray();
        for (var wanting = Wanting(); spare > 0.01 && wanting.Length > 0; wanting = Wanting())
        {
            var share = spare / wanting.Length;
            foreach (var i in wanting)
            {
                var more = Math.Min(share, natural[i] - widths[i]);
                widths[i] += more;
                spare -= more;
            }
        }

        return widths;

        int[] Wanting()
        {
            int[] all = [.. Enumerable.Range(0, widths.Length).Where(i => natural[i] - widths[i] > 0.01)];
            int[] texts = [.. all.Where(i => !isNumber[i])];
            return texts.Length > 0 ? texts : all;
        }
    }
}
