using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Collab.Core.Agreements.Phrases;
using Collab.Core.Institutions;
using Collab.Core.Standards;

namespace Collab.Core.Agreements.Parties;

/// <summary>Finds the register's institutions in a sentence by their names in any language, their identifiers and ids.</summary>
/// <remarks>What is looked for is found by its first word, so that thousands of institutions cost no more than a few.</remarks>
internal sealed partial class InstitutionNames
{
    private const double Sure = 0.95;

    /// <summary>A name that is part of a longer one, or stands where a place or a superior stands, may be another institution's.</summary>
    private const double Doubtful = 0.6;

    private readonly InstitutionName[] names;
    private readonly Dictionary<string, List<int>> byFirstStem = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> bySkeleton;
    private readonly int[] skeletonWords;
    private readonly ILookup<string, (int Place, Institution Institution)> byIdentifier;
    private readonly Dictionary<string, IReadOnlyList<NameMatch>> found = new(StringComparer.Ordinal);

    public InstitutionNames(IReadOnlyCollection<Institution> institutions)
    {
        names = [.. institutions.SelectMany(InstitutionName.Of)];
        for (var place = 0; place < names.Length; place++)
        {
            foreach (var stem in names[place].Words[0])
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(byFirstStem, stem, out _) ??= []).Add(place);
            }
        }

        var skeletons = Enumerable.Range(0, names.Length).Where(place => names[place].Skeleton.Length >= LatinSkeleton.Shortest).ToList();
        bySkeleton = skeletons.ToLookup(place => names[place].Skeleton, StringComparer.Ordinal);
        skeletonWords = [.. skeletons.Select(place => names[place].Words.Count).Distinct()];
        byIdentifier = institutions.SelectMany((institution, place) => IdentifiersOf(institution).Select(id => (Id: id, Place: place, Institution: institution)))
            .ToLookup(i => i.Id, i => (i.Place, i.Institution), StringComparer.Ordinal);
    }

    /// <summary>What was found, in order, none overlapping another; of two the longer counts.</summary>
    public IReadOnlyList<NameMatch> In(string sentence)
    {
        if (!found.TryGetValue(sentence, out var matches))
        {
            found.Add(sentence, matches = Find(sentence));
        }

        return matches;
    }

    private List<NameMatch> Find(string sentence)
    {
        var words = InstitutionName.WordsOf(sentence).ToList();
        var all = ByName(sentence, words).Concat(ByIdentifier(sentence)).ToList();
        if (all.Count == 0)
        {
            all.AddRange(BySkeleton(words));
        }

        var kept = new List<NameMatch>();
        foreach (var same in all.GroupBy(m => (m.Start, m.End)).OrderByDescending(g => g.Key.End - g.Key.Start))
        {
            if (kept.Exists(k => k.Start < same.Key.End && same.Key.Start < k.End))
            {
                continue;
            }

            var several = same.Select(m => m.Institution!.Id).Distinct(StringComparer.Ordinal).Count() > 1;
            kept.Add(several ? new(null, same.Key.Start, same.Key.End, 0) : same.MaxBy(m => m.Confidence)!);
        }

        kept.Sort((a, b) => a.Start - b.Start);
        return kept;
    }

    /// <summary>In the order of the names.</summary>
    private IEnumerable<NameMatch> ByName(string sentence, List<Token> words)
    {
        var stems = words.ConvertAll(w => NameStem.Of(w.Text));
        var fitting = new SortedSet<(int Place, int At)>();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var stem in stems[at])
            {
                fitting.UnionWith(byFirstStem.GetValueOrDefault(stem, []).Where(place => Fits(names[place], stems, at)).Select(place => (place, at)));
            }
        }

        foreach (var (place, at) in fitting)
        {
            var count = names[place].Words.Count;
            yield return new(names[place].Institution, words[at].Start, words[at + count - 1].End, IsWhole(sentence, words, at, count) ? Sure : Doubtful);
        }
    }

    private static bool Fits(InstitutionName name, List<IReadOnlyList<string>> stems, int at)
    {
        if (at + name.Words.Count > stems.Count)
        {
            return false;
        }

        for (var i = 0; i < name.Words.Count; i++)
        {
            if (!NameStem.Same(name.Words[i], stems[at + i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False when the words around make it a longer name: "… University Hospital", "Faculty of Medicine of …", "… их сургуулийн эмнэлэг".</summary>
    private static bool IsWhole(string sentence, List<Token> words, int at, int count)
    {
        var (first, last) = (at, at + count - 1);
        if (first > 0 && words[first - 1] is var before)
        {
            var gap = sentence.AsSpan(before.End, words[first].Start - before.End).Trim();
            if ((gap.IsEmpty || gap is "the" or "The" or "THE") && IsOfLongerName(sentence, before))
            {
                return false;
            }
        }

        for (var next = last + 1; next < words.Count && next <= last + 4; next++)
        {
            if (!sentence.AsSpan(words[next - 1].End, words[next].Start - words[next - 1].End).Trim(" -–").IsEmpty)
            {
                return true;
            }

            if (IsOtherSide(words[next].Text))
            {
                return true;
            }

            if (WordBook.InstitutionWords.Has(words[next].Text) || (next == last + 1 && GoesOn(sentence, words[next])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOfLongerName(string sentence, Token before) => before.Kind == TokenKind.Word && (before.Text is
            "of" or "under" or "by" or "in" or "at" or "from" or "via" or "through" or "affiliated" or "near" or "within" or "non"
        || (char.IsUpper(sentence[before.Start]) && !WordBook.BeforeNames.Has(before.Text) && ScriptOf(before.Text) == 'l'));

    /// <summary>A capital, or an "of", right behind a name in Latin letters belongs to it.</summary>
    private static bool GoesOn(string sentence, Token next) => next.Kind == TokenKind.Word
        && (next.Text is "of" or "for" || (char.IsUpper(sentence[next.Start]) && !WordBook.BeforeNames.Has(next.Text) && ScriptOf(next.Text) == 'l'));

    private static bool IsOtherSide(string word) => word is "болон" or "ба" or "र" or "तथा" || word.StartsWith("хооронд", StringComparison.Ordinal)
        || word.StartsWith("बीच", StringComparison.Ordinal) || word.StartsWith("बिच", StringComparison.Ordinal);

    private static char ScriptOf(string word) => word[0] < '\u0400' ? 'l' : 'o';

    private IEnumerable<NameMatch> ByIdentifier(string sentence)
    {
        foreach (Match match in Identifier().Matches(sentence.Length > 4_000 ? sentence[..4_000] : sentence))
        {
            var text = match.Value;
            var known = RorId.TryNormalise(text, out var ror, out _) ? byIdentifier[$"ror {ror}"] : [];
            foreach (var (_, institution) in known.Concat(byIdentifier[$"wdoms {text}"]).Concat(byIdentifier[$"id {text}"]).Distinct().OrderBy(i => i.Place))
            {
                yield return new(institution, match.Index, match.Index + match.Length, Sure);
            }
        }
    }

    /// <summary>A word without a hyphen is an id only by chance.</summary>
    private static IEnumerable<string> IdentifiersOf(Institution institution)
    {
        if (institution.Identifiers?.Ror is { } ror)
        {
            yield return $"ror {ror}";
        }

        if (institution.Identifiers?.Wdoms is { } wdoms)
        {
            yield return $"wdoms {wdoms}";
        }

        if (institution.Id.Contains('-', StringComparison.Ordinal))
        {
            yield return $"id {institution.Id}";
        }
    }

    /// <summary>In the order of the names.</summary>
    private IEnumerable<NameMatch> BySkeleton(List<Token> words)
    {
        var fitting = new SortedSet<(int Place, int At)>();
        foreach (var isMongolian in (ReadOnlySpan<bool>)[true, false])
        {
            var own = words.ConvertAll(w => LatinSkeleton.Of(w.Text, isMongolian));
            foreach (var count in skeletonWords)
            {
                for (var at = 0; at + count <= words.Count; at++)
                {
                    if (ScriptOf(words[at].Text) == 'l')
                    {
                        fitting.UnionWith(bySkeleton[string.Concat(CollectionsMarshal.AsSpan(own).Slice(at, count))]
                            .Where(place => names[place].Words.Count == count && names[place].Language == "mn" == isMongolian)
                            .Select(place => (place, at)));
                    }
                }
            }
        }

        return fitting.Select(f => new NameMatch(names[f.Place].Institution, words[f.At].Start, words[f.At + names[f.Place].Words.Count - 1].End, Doubtful));
    }

    [GeneratedRegex(@"(https?://)?ror\.org/0[a-z0-9]{8}|\b0[a-z0-9]{6}[0-9]{2}\b|\bF[0-9]{7}\b|\b[a-z0-9]+(-[a-z0-9]+)+\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Identifier();
}
