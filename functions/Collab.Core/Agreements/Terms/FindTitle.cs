using Collab.Core.Agreements.Phrases;
using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>
/// Finds the title: the line at the document's beginning that names the instrument, with the lines that a word like "between" leads to or from.
/// </summary>
internal static class FindTitle
{
    /// <summary>A title stands among a document's first lines.</summary>
    private const int Lines = 40;
    private const int LongestLine = 300;
    private const int LongestTitle = 500;

    /// <summary>One title for each language in which the document begins.</summary>
    public static IReadOnlyList<FoundTitle> In(AgreementText text)
    {
        var titles = new List<FoundTitle>();
        foreach (var lines in text.Sentences.Take(Lines).Where(s => s.Language is not null).GroupBy(s => s.Language!))
        {
            if (Find([.. lines], lines.Key) is { } title)
            {
                titles.Add(title);
            }
        }

        // A line in another language that comes much later is a word in passing, no title.
        return titles.Count < 2 ? titles : [.. titles.Where(t => t.Lines[0].Index <= titles.Min(o => o.Lines[0].Index) + 12)];
    }

    private static FoundTitle? Find(List<Sentence> lines, string language)
    {
        var at = lines.FindIndex(IsTitle);
        if (at < 0 || lines.Take(at).Any(l => l.Text.Length > LongestLine))
        {
            return null;
        }

        var first = at;
        while (first > 0 && IsLine(lines[first - 1]) && Linked(lines[first - 1], lines[first]))
        {
            first--;
        }

        var last = at;
        while (last + 1 < lines.Count && IsLine(lines[last + 1]) && Linked(lines[last], lines[last + 1]))
        {
            last++;
        }

        // A place between a name and the "and" of the next one.
        while (last + 3 < lines.Count && lines[first..(last + 1)].Exists(l => l.Has("between")) && IsLine(lines[last + 1]) && IsLink(lines[last + 2]) && IsLine(lines[last + 3]))
        {
            last += 3;
        }

        var chain = lines.GetRange(first, last - first + 1);
        var text = string.Join(' ', chain.Select(l => l.Text)).TrimEnd(' ', '.', ':', '।');
        return text.Length > LongestTitle ? null : new(language, text, chain, Confidence(lines, at, first, last));
    }

    private static double Confidence(List<Sentence> lines, int at, int first, int last)
    {
        if (EndsWithLink(lines[last]) || lines[at].Has("instrument-change") || lines[at].Has("report"))
        {
            return 0.5;
        }

        if (!lines[at].Has("instrument"))
        {
            return lines[at].Role == Documents.Reading.TextRole.Heading ? 0.85 : 0.7;
        }

        // An unexplained line of the same kind right behind may be the title's second half.
        var followed = last + 1 < lines.Count && lines[last + 1] is var next && next.Block == lines[last].Block + 1 && IsLine(next)
            && !next.Tokens.Any(t => t.Kind is TokenKind.Date or TokenKind.Number) && !next.Has("recital") && next.Text[^1] is not (':' or '.' or '।');
        return followed ? (first == last && !lines[at].Has("parties") ? 0.75 : 0.85) : first == last ? 0.95 : 0.92;
    }

    private static bool IsTitle(Sentence line) => IsLine(line) && (line.Has("instrument") || line.Has("instrument-generic"));

    private static bool IsLine(Sentence line) => line.Text.Length <= LongestLine && !line.Has("running") && !line.Has("obligation")
        && (line.Text[^1] is not ('.' or '।' or ':' or ';') || line.Text.Length < 60) && !line.Text.StartsWith('(')
        && line.Tokens.Count > 0 && line.Tokens[0].Kind == TokenKind.Word && !line.Tokens.Any(t => t.Kind == TokenKind.Date);

    private static bool Linked(Sentence line, Sentence next) => EndsWithLink(line) || WordBook.TitleLinks.Has(next.Tokens[0].Text);

    private static bool IsLink(Sentence line) => line.Tokens.Count > 0 && line.Tokens.All(t => WordBook.TitleLinks.Has(t.Text));

    private static bool EndsWithLink(Sentence line) => line.Tokens.Count > 0 && WordBook.TitleLinks.Has(line.Tokens[^1].Text);
}
