using System.Runtime.CompilerServices;
using Collab.Core.Agreements.Phrases;
using Collab.Core.Documents.Reading;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Wording;

/// <summary>A document's sentences in reading order; a table's cells each by themselves, so that two languages side by side don't mix.</summary>
internal sealed class AgreementText
{
    /// <summary>Where reading stops: an agreement of a thousand pages is none.</summary>
    private const int MostCharacters = 2_000_000;
    private const int LongestHeading = 90;
    private const int LongestLabel = 60;

    private static readonly ConditionalWeakTable<DocumentText, AgreementText> Known = [];

    private readonly List<Sentence> sentences = [];
    private readonly Dictionary<string, Queue<IReadOnlyList<string>>> rows = new(StringComparer.Ordinal);
    private Sentence? heading;
    private int block;
    private int characters;

    private AgreementText(DocumentText document)
    {
        foreach (var table in document.Tables)
        {
            foreach (var row in table.Rows)
            {
                Waiting(Letters(string.Concat(row))).Enqueue(row);
            }
        }

        var parts = Joined(document).ToList();
        for (var i = 0; i < parts.Count; i++)
        {
            Add(parts[i], i + 1 < parts.Count ? parts[i + 1] : null);
        }

        SignatureStart = FindSignatures();
        Language = MostlyIn();
    }

    public IReadOnlyList<Sentence> Sentences => sentences;

    /// <summary>The language of most of the text; null where it couldn't be told.</summary>
    public string? Language { get; }

    /// <summary>The first sentence of the part in which the agreement is signed; the number of sentences when there is none.</summary>
    public int SignatureStart { get; }

    /// <summary>Whoever asks for the same document again gets what is known of it by then.</summary>
    public static AgreementText Of(DocumentText document) => Known.GetValue(document, d => new(d));

    /// <summary>Blocks, with a paragraph that goes on behind a page's end put together.</summary>
    private static IEnumerable<Part> Joined(DocumentText document)
    {
        Part? open = null;
        foreach (var page in document.Pages)
        {
            foreach (var next in page.Blocks)
            {
                var text = Clean(next.Text);
                if (open is { Role: TextRole.Paragraph } && next.Role is TextRole.Paragraph or TextRole.ListItem && GoesOn(open.Text, text, next.Role))
                {
                    open = open with { Text = $"{open.Text} {text}" };
                    continue;
                }

                if (open is not null)
                {
                    yield return open;
                }

                open = text.Length == 0 ? null : new(text, next.Role, page.Number);
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    /// <summary>Also "… on sixty" and "(60) days", which looks like an entry of a list.</summary>
    private static bool GoesOn(string text, string next, TextRole role) => text.Length is > 30 and < 4_000 && next.Length > 0
        && ((role == TextRole.Paragraph && text.Length > 60 && char.IsLower(next[0]) && (char.IsLower(text[^1]) || text[^1] is ',' or '-'))
            || (next[0] == '(' && WordBook.Numbers.Has(LetterFold.Of(text[(text.LastIndexOf(' ') + 1)..]))));

    /// <summary>In normal form C; what is no Unicode text becomes U+FFFD.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes()).Replace('\ufffe', '\ufffd').Replace('\u00a0', ' ').Normalize().Trim();

    private static string Letters(string text) => new([.. Clean(text).Where(char.IsLetterOrDigit)]);

    private Queue<IReadOnlyList<string>> Waiting(string letters)
    {
        if (!rows.TryGetValue(letters, out var waiting))
        {
            rows[letters] = waiting = new();
        }

        return waiting;
    }

    private void Add(Part part, Part? next)
    {
        if (part.Role != TextRole.TableRow || !rows.TryGetValue(Letters(part.Text), out var waiting) || !waiting.TryDequeue(out var cells))
        {
            AddBlock(part.Text, part, next);
            return;
        }

        var filled = cells.Select(Clean).Where(c => c.Length > 0).ToList();
        if (filled.Count == 2 && filled[0].Length <= LongestLabel && ScriptLanguage.Of(filled[1]) is var second
            && (second is null || second == ScriptLanguage.Of(filled[0])) && !filled[0].Contains('.', StringComparison.Ordinal))
        {
            // A label and what it labels say something only together.
            AddBlock($"{filled[0].TrimEnd(':')}: {filled[1]}", part, null);
            return;
        }

        foreach (var cell in filled)
        {
            AddBlock(cell, part, null);
        }
    }

    private void AddBlock(string text, Part part, Part? next)
    {
        var left = MostCharacters - characters;
        if (left <= 0)
        {
            return;
        }

        text = text.Length > left ? text[..(char.IsHighSurrogate(text[left - 1]) ? left - 1 : left)] : text;
        characters += text.Length;
        var all = SentenceBreaks.Split(text).ToList();
        foreach (var one in all)
        {
            var isHeading = all.Count <= 2 && part.Role != TextRole.TableRow && IsHeading(one, part.Role)
                && (part.Role != TextRole.ListItem || (next is { Role: TextRole.Paragraph } && next.Text.Length > one.Length));
            var sentence = new Sentence(one, ScriptLanguage.Of(one), part.Page, block, part.Role)
            {
                Index = sentences.Count,
                Heading = heading,
                IsHeading = isHeading,
            };
            sentences.Add(sentence);
            heading = isHeading ? sentence : heading;
        }

        block++;
    }

    /// <summary>By role; or short, beginning with a number or a capital, and without an end mark.</summary>
    private static bool IsHeading(string text, TextRole role) => role == TextRole.Heading || (text.Length <= LongestHeading
        && text[^1] is not ('.' or ',' or ';' or ':' or '।')
        && (char.IsDigit(text[0]) || StartsWithArticle(text)));

    private static bool StartsWithArticle(string text)
    {
        var words = Tokens.Words(text.Length > 40 ? text[..40] : text);
        return words.Count > 1 && ((words[0].Text is "article" or "section" or "clause" or "धारा" or "दफा" or "зүйл" && words[1].Kind == TokenKind.Number)
            || words[1].Text is "зүйл");
    }

    private int FindSignatures()
    {
        for (var i = sentences.Count - 1; i >= 0 && i > sentences.Count * 2 / 5; i--)
        {
            if (!sentences[i].Has("signing"))
            {
                continue;
            }

            // Back to the first of the signatures' sentences that stand close together.
            var start = i;
            for (var j = i; j >= 0 && j > start - 12; j--)
            {
                start = sentences[j].Has("signing") && sentences[j].Text.Length < 400 && !sentences[j].Has("starts-on-signature") ? j : start;
            }

            return start;
        }

        return sentences.Count;
    }

    private string? MostlyIn()
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            if (sentence.Language is { } language)
            {
                lengths[language] = lengths.GetValueOrDefault(language) + sentence.Text.Length;
            }
        }

        return lengths.Count == 0 ? null : lengths.OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).First().Key;
    }

    private sealed record Part(string Text, TextRole Role, int? Page);
}
