using Collab.Core.Agreements.Phrases;
using Collab.Core.Agreements.Terms;
using Collab.Core.Agreements.Wording;
using Collab.Core.Institutions;

namespace Collab.Core.Agreements.Parties;

/// <summary>
/// Finds who makes the agreement: in its title, in the sentences that open it, and where it is signed. An institution that is only spoken of
/// elsewhere is no party.
/// </summary>
internal sealed class FindParties(AgreementText text, IReadOnlyList<FoundTitle> titles, InstitutionNames names)
{
    /// <summary>The opening sentences stand among this many behind the title.</summary>
    private const int Opening = 40;
    private const int Fewest = 2;

    private readonly Dictionary<string, Candidate<Institution>> known = new(StringComparer.Ordinal);
    private readonly List<string> order = [];
    private readonly List<string> unmatched = [];
    private Sentence? unmatchedIn;
    private double complete = 1;

    public FoundParties Find()
    {
        foreach (var title in titles)
        {
            ReadTitle(title);
        }

        ReadOpening();
        ReadSignatures();
        if (known.Count < Fewest)
        {
            ReadLetter();
        }

        CheckCount();
        return new([.. order.Select(id => known[id])], unmatched, unmatchedIn, unmatched.Count > 0 ? Math.Min(complete, 0.6) : complete);
    }

    private void ReadTitle(FoundTitle title)
    {
        var whole = title.Text;
        foreach (var line in title.Lines)
        {
            // A name may go over several lines of a title: it is looked for in the whole, and quoted from its first line.
            if (title.Lines.Any(l => l.Has("parties")))
            {
                Read(whole, line, 0.95, StartOfBetween(whole));
                return;
            }
        }
    }

    private void ReadOpening()
    {
        var first = titles.Count == 0 ? 0 : titles.Min(t => t.Lines[0].Index);
        var last = Math.Min(Math.Min(first + Opening, text.SignatureStart), text.Sentences.Count);
        var open = false;
        for (var i = first; i < last; i++)
        {
            var sentence = text.Sentences[i];
            if (titles.Any(t => t.Lines.Contains(sentence)))
            {
                continue;
            }

            // A sentence on another paper names the parties of that one.
            var begins = BeginsAgreement(sentence);
            if (IsRecital(sentence) || sentence.IsOnOtherPaper || (sentence.IsHeading && open) || (!begins && !open))
            {
                // Behind the opening nobody is named as a party any more.
                if (open && (IsRecital(sentence) || sentence.IsHeading))
                {
                    break;
                }

                continue;
            }

            if (begins || IsListed(sentence))
            {
                Read(sentence.Text, sentence, open || sentence.Has("running") || IsLabel(sentence) ? 0.95 : 0.8, begins ? StartOfBetween(sentence.Text) : 0);
                open = true;
            }
        }
    }

    private void ReadSignatures()
    {
        for (var i = text.SignatureStart; i < text.Sentences.Count; i++)
        {
            var sentence = text.Sentences[i];
            foreach (var match in names.In(sentence.Text).Where(m => m.Institution is not null))
            {
                var id = match.Institution!.Id;
                if (known.TryGetValue(id, out var party))
                {
                    // Named twice as a party; a doubtful name is less so.
                    known[id] = match.Confidence >= 0.9 && party.Confidence < 0.9 && party.Confidence > 0.6 ? party with { Confidence = 0.9 } : party;
                }
                else if (match.Confidence >= 0.9)
                {
                    Add(match.Institution, sentence, sentence.Has("signatory") ? 0.75 : 0.6);
                    complete = Math.Min(complete, 0.75);
                }
            }
        }
    }

    /// <summary>A letter has no "between": who writes and who is written to.</summary>
    private void ReadLetter()
    {
        foreach (var sentence in text.Sentences.Take(15))
        {
            foreach (var match in names.In(sentence.Text).Where(m => m.Institution is not null))
            {
                Add(match.Institution!, sentence, Math.Min(match.Confidence, 0.65));
            }
        }

        complete = Math.Min(complete, 0.7);
    }

    private void Read(string content, Sentence source, double confidence, int from)
    {
        var matches = names.In(content).Where(m => m.Start >= from).ToList();
        foreach (var match in matches)
        {
            if (match.Institution is null)
            {
                AddUnmatched(content[match.Start..match.End], source);
            }
            else if (!IsSuperior(content, matches, match))
            {
                Add(match.Institution, source, Math.Min(confidence, match.Confidence));
            }
        }

        foreach (var name in UnknownParties.In(content, Tokens.Words(content), matches, from))
        {
            AddUnmatched(name, source);
        }
    }

    private void AddUnmatched(string name, Sentence source)
    {
        if (!unmatched.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            unmatched.Add(name);
            unmatchedIn ??= source;
        }
    }

    /// <summary>"A, a body under the Ministry, and B": the doubtful name between two parties is neither.</summary>
    private static bool IsSuperior(string content, List<NameMatch> matches, NameMatch match)
    {
        if (match.Confidence >= 0.9 || matches.Count(m => m.Institution is not null && m.Confidence >= 0.9) < Fewest)
        {
            return false;
        }

        var before = content.AsSpan(0, match.Start).TrimEnd();
        before = before.EndsWith("the", StringComparison.OrdinalIgnoreCase) ? before[..^3].TrimEnd() : before;
        return before.EndsWith(" under", StringComparison.OrdinalIgnoreCase) || before.EndsWith(" by", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith(" with", StringComparison.OrdinalIgnoreCase);
    }

    private void Add(Institution institution, Sentence source, double confidence)
    {
        if (!known.TryGetValue(institution.Id, out var before))
        {
            order.Add(institution.Id);
        }

        if (before is null || before.Confidence < confidence)
        {
            known[institution.Id] = new(institution, source, confidence);
        }
    }

    /// <summary>"Trilateral", or more parties with a name of their own than were found.</summary>
    private void CheckCount()
    {
        var said = text.Sentences.Take(Opening + 10)
            .SelectMany(s => s.Found.Where(f => f.Sense == "party-count"))
            .Select(f => int.Parse(f.Rule.Value, System.Globalization.CultureInfo.InvariantCulture))
            .DefaultIfEmpty(0)
            .Max();
        if (said > 0 && said != known.Count)
        {
            complete = Math.Min(complete, 0.6);
        }

        if (known.Count < Fewest)
        {
            complete = Math.Min(complete, 0.6);
        }
    }

    private static bool BeginsAgreement(Sentence sentence) => (sentence.Has("parties") || IsLabel(sentence)) && !IsRecital(sentence);

    /// <summary>"Parties: A; B."</summary>
    private static bool IsLabel(Sentence sentence) => sentence.Found.Any(f => f.Sense == "parties-label" && f.Match.At <= 1)
        && sentence.Text.AsSpan(0, Math.Min(sentence.Text.Length, 30)).Contains(':');

    /// <summary>An entry of the list behind "between:", or the line that joins two entries.</summary>
    private bool IsListed(Sentence sentence) => sentence.Text.Length < 600 && names.In(sentence.Text).Count > 0
        && (sentence.Tokens[0].Kind == TokenKind.Number || sentence.Tokens[0].Text.Length == 1 || sentence.Role is Documents.Reading.TextRole.ListItem
            or Documents.Reading.TextRole.TableRow || names.In(sentence.Text)[0].Start < 8);

    private static bool IsRecital(Sentence sentence) => sentence.Found.Any(f => f.Sense == "recital" && f.Match.At < 3);

    /// <summary>The place behind "between"; 0 in languages that say it behind the names.</summary>
    private static int StartOfBetween(string content)
    {
        foreach (var word in Tokens.Words(content))
        {
            if (word.Text is "between" or "among")
            {
                return word.End;
            }
        }

        return 0;
    }
}
