using Collab.Core.Agreements.Dates;
using Collab.Core.Agreements.Phrases;
using Collab.Core.Agreements.Wording;

namespace Collab.Core.Agreements.Terms;

/// <summary>Finds when an agreement was signed, begins and ends. What another sentence contradicts isn't said with confidence.</summary>
internal sealed class FindDates(AgreementText text, IReadOnlyList<FoundTitle> titles, DateOnly today)
{
    private const double TakesOver = 0.97;
    private const int LastLines = 12;
    private const int MostWordsOfPlace = 3;
    private static readonly DateOnly Earliest = new(1950, 1, 1);

    private readonly List<Candidate<DateOnly>> signed = [];
    private readonly List<Candidate<DateOnly>> labelled = [];
    private readonly List<Candidate<DateOnly>> starts = [];
    private readonly List<Candidate<DateOnly>> ends = [];
    private readonly List<Lasting> lasts = [];
    private Candidate<bool>? onSignature;
    private bool isConditional;
    private bool isOpenEnded;

    public FoundDates Find()
    {
        foreach (var sentence in text.Sentences)
        {
            if (!sentence.Tokens.Any(t => t.Kind is TokenKind.Date or TokenKind.Length) && !sentence.Has("starts-on-signature"))
            {
                isOpenEnded |= sentence.Has("open-ended") && sentence.Has("obligation");
                continue;
            }

            Read(sentence);
        }

        ReadPlaceAndDate();
        ReadPlacesOfSigning();
        var signedOn = Signed();
        var startsOn = Starts(signedOn);
        var endsOn = Ends(startsOn, signedOn);
        return Ordered(new(signedOn, startsOn, endsOn, Length()));
    }

    private void Read(Sentence sentence)
    {
        // A sentence on another paper's date, or on how long records are kept, gives none of ours.
        var weight = sentence.IsOnOtherPaper ? 0.45 : 1;
        var timeWeight = sentence.Has("other-time") ? 0.45 : weight;
        var delayed = sentence.Has("delayed") && !sentence.Has("lasts-from-signature") && !sentence.Has("lasts-from-start");
        foreach (var found in Nearest(sentence))
        {
            var confidence = found.Rule.Confidence * (found.Match.Date?.Certainty ?? found.Match.Length?.Certainty ?? 1);
            switch (found.Sense)
            {
                case "signed" when found.Match.Date is { } date:
                    signed.Add(new(date.Date, sentence, confidence * weight));
                    break;
                case "signed-label" when found.Match.Date is { } date && sentence.Index >= text.SignatureStart && found.Match.At <= 12:
                    labelled.Add(new(date.Date, sentence, confidence * weight));
                    break;
                case "starts" when found.Match.Date is { } date && !delayed:
                    starts.Add(new(date.Date, sentence, confidence * timeWeight));
                    break;
                case "ends" when found.Match.Date is { } date:
                    ends.Add(new(date.Date, sentence, confidence * timeWeight));
                    break;
                case "lasts" when found.Match.Length is { } length && !sentence.Has("notice") && !sentence.Has("renewal"):
                    lasts.Add(new(length, sentence, confidence * timeWeight, sentence.Has("lasts-from-signature")));
                    break;
                case "lasts" when found.Match.Length is { } length:
                    // The same sentence speaks of notice or renewal: the first length of time in it is the agreement's, if any is.
                    var isFirst = sentence.Tokens.First(t => t.Kind == TokenKind.Length).Length == length;
                    lasts.Add(new(length, sentence, confidence * timeWeight * (isFirst && !OverlapsOther(sentence, found) ? 0.97 : 0.3), sentence.Has("lasts-from-signature")));
                    break;
                case "starts-on-signature" when !delayed && timeWeight == 1:
                    onSignature = onSignature is null || onSignature.Confidence < confidence ? new(true, sentence, confidence) : onSignature;
                    break;
                default:
                    break;
            }
        }

        isConditional |= sentence.Has("conditional") && (sentence.Has("starts-on-signature") || sentence.Has("starts"));
        isOpenEnded |= sentence.Has("open-ended") && sentence.Has("obligation");
        isConditional |= delayed && sentence.Has("starts-on-signature");
    }

    /// <summary>One meaning for each date of a sentence: that of the phrase which has it and is the shortest in tokens, so the closest.</summary>
    private static IEnumerable<FoundPhrase> Nearest(Sentence sentence)
    {
        var timed = sentence.Found.Where(f => f.Sense is "signed" or "signed-label" or "starts" or "ends" or "lasts" or "starts-on-signature").ToList();
        foreach (var found in timed)
        {
            if (found.Match.Date is { } date && timed.Exists(o => o.Match.Date == date && IsCloser(o, found)))
            {
                continue;
            }

            yield return found;
        }
    }

    /// <summary>"Date: …" alone is of the signature; "effective date: …" isn't.</summary>
    private static bool IsCloser(FoundPhrase other, FoundPhrase found) => (other.Sense, found.Sense) switch
    {
        ("signed-label", _) or ("signed", "signed-label") => false,
        (_, "signed-label") => true,
        _ => other.Sense != found.Sense && Width(other) < Width(found),
    };

    private static int Width(FoundPhrase found) => found.Match.End - found.Match.At;

    private static bool OverlapsOther(Sentence sentence, FoundPhrase found) =>
        sentence.Found.Any(f => f.Sense is "notice" or "renewal" && f.Match.Length == found.Match.Length);

    /// <summary>"Ulaanbaatar, 15 March 2026" under the title is by custom the day of signing.</summary>
    private void ReadPlaceAndDate()
    {
        foreach (var title in titles)
        {
            var first = title.Lines[0].Index;
            var last = title.Lines[^1].Index;
            foreach (var line in text.Sentences.Take(Math.Min(first, 12)).Where(IsDateAlone).Concat(text.Sentences.Skip(last + 1).Take(3).Where(IsPlaceAndDate)))
            {
                var date = line.Tokens.First(t => t.Kind == TokenKind.Date).Date!;
                labelled.Add(new(date.Date, line, 0.8 * date.Certainty));
            }
        }
    }

    /// <summary>"Ulaanbaatar, 3 October 2026" above a signature.</summary>
    private void ReadPlacesOfSigning()
    {
        foreach (var line in text.Sentences.Skip(Math.Max(text.Sentences.Count - LastLines, 0)))
        {
            if (line.Tokens is [{ Kind: TokenKind.Word }, { Kind: TokenKind.Date } date] && line.Text.Length < 60 && line.Found.Count == 0)
            {
                labelled.Add(new(date.Date!.Date, line, 0.8 * date.Date.Certainty));
            }
        }
    }

    private static bool IsDateAlone(Sentence line) => line.Tokens is [{ Kind: TokenKind.Date }];

    private static bool IsPlaceAndDate(Sentence line) => line.Text.Length <= 100 && !line.Has("starts") && !line.Has("ends") && !line.Has("signed")
        && line.Tokens.Count(t => t.Kind == TokenKind.Date) == 1 && line.Tokens.Count <= MostWordsOfPlace + 1
        && line.Tokens.All(t => t.Kind == TokenKind.Date || t.Text[0] >= '\u0400' || !char.IsLower(line.Text[t.Start]));

    private Candidate<DateOnly>? Signed()
    {
        var all = signed.Concat(labelled).Where(c => c.Value >= Earliest).ToList();
        var blocks = all.Where(c => c.Confidence >= 0.7 && c.Source.Index >= Math.Min(text.SignatureStart, text.Sentences.Count - LastLines)).ToList();
        var each = blocks.Select(c => c.Value).Distinct().ToList();

        // Parties that signed on different days: it is signed when the last one has.
        if (each.Count > 1 && each.Max().DayNumber - each.Min().DayNumber <= 92 && !all.Except(blocks).Any(c => c.Confidence >= 0.7 && c.Value != each.Max()))
        {
            return blocks.First(c => c.Value == each.Max()) with { Confidence = 0.75 };
        }

        var chosen = Candidates.Choose(all);
        return chosen is not null && chosen.Value > today ? chosen with { Confidence = Math.Min(chosen.Confidence, 0.6) } : chosen;
    }

    private Candidate<DateOnly>? Starts(Candidate<DateOnly>? signedOn)
    {
        var all = new List<Candidate<DateOnly>>(starts);
        if (onSignature is not null && signedOn is not null && !isConditional)
        {
            all.Add(new(signedOn.Value, onSignature.Source, Math.Min(onSignature.Confidence, signedOn.Confidence)));
        }

        var chosen = Candidates.Choose(all);
        return chosen is not null && isConditional ? chosen with { Confidence = Math.Min(chosen.Confidence, 0.6) } : chosen;
    }

    private Candidate<DateOnly>? Ends(Candidate<DateOnly>? startsOn, Candidate<DateOnly>? signedOn)
    {
        var all = new List<Candidate<DateOnly>>(ends);
        foreach (var lasting in lasts)
        {
            var from = lasting.FromSignature ? signedOn : startsOn;
            if (from is not null && lasting.Length.LastDay(from.Value) is { } end)
            {
                all.Add(new(end, lasting.Source, Math.Min(lasting.Confidence, from.Confidence) * (isConditional ? 0.6 : 1)));
            }
        }

        // An end that is written counts as one with the day after it: offices write "five years, until 1 March 2031".
        var chosen = Candidates.Choose(Agreeing(all));
        return chosen is not null && isOpenEnded ? chosen with { Confidence = Candidates.Contradicted } : chosen;
    }

    private static IEnumerable<Candidate<DateOnly>> Agreeing(List<Candidate<DateOnly>> all)
    {
        var written = all.Where(c => c.Source.Has("ends")).Select(c => c.Value).ToHashSet();
        foreach (var candidate in all)
        {
            yield return !candidate.Source.Has("ends") && written.Contains(candidate.Value.AddDays(1)) && candidate.Confidence < TakesOver
                ? candidate with { Value = candidate.Value.AddDays(1), Confidence = Math.Min(candidate.Confidence, 0.7) }
                : candidate;
        }
    }

    /// <summary>How long the agreement lasts, where all sentences that say so agree.</summary>
    private LengthOfTime? Length()
    {
        var said = lasts.Where(l => l.Confidence >= 0.7).Select(l => l.Length).Distinct().ToList();
        return said.Count == 1 ? said[0] : null;
    }

    private static FoundDates Ordered(FoundDates dates)
    {
        if (dates.StartsOn is { } start && dates.EndsOn is { } end && end.Value <= start.Value)
        {
            return dates with
            {
                StartsOn = start with { Confidence = Math.Min(start.Confidence, Candidates.Contradicted) },
                EndsOn = end with { Confidence = Math.Min(end.Confidence, Candidates.Contradicted) },
            };
        }

        return dates;
    }

    private sealed record Lasting(LengthOfTime Length, Sentence Source, double Confidence, bool FromSignature);
}
