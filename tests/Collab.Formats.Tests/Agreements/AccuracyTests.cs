using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Core.Agreements;
using Xunit.Abstractions;

namespace Collab.Formats.Tests.Agreements;

/// <summary>Reads the corpus of agreements and counts the fields that are right, wrong and missing.</summary>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void ReadProposal_Corpus_SaysNothingWrongWithHighConfidence()
    {
        var score = Score(AgreementFile.All());
        output.WriteLine(score.Table);

        Assert.Equal(0, score.WrongAndHigh);
        Assert.True(score.Right >= score.Wanted * 0.8, score.Table);
    }

    [Fact]
    public void ReadProposal_OtherWordings_SaysNothingWrongWithHighConfidence()
    {
        var score = Score(AgreementFile.All("variations"));
        output.WriteLine(score.Table);

        Assert.Equal(0, score.WrongAndHigh);
    }

    [Fact]
    public void LooksLikeAgreement_Corpus_IsTrueOfEach()
    {
        Assert.All(AgreementFile.All().Where(f => !f.IsRejected), f => Assert.True(AgreementSigns.LooksLikeAgreement(f.Text()!)));
    }

    [Fact]
    public void Text_ScanWithoutText_IsRefused()
    {
        Assert.Null(AgreementFile.All().Single(f => f.IsRejected).Text());
    }

    internal static Tally Score(IReadOnlyList<AgreementFile> files)
    {
        var institutions = AgreementFile.Institutions();
        var table = new StringBuilder().AppendLine().AppendLine("file                        right  wrong  (high)  missing");
        var total = new Tally(0, 0, 0, 0, 0, string.Empty);
        foreach (var file in files.Where(f => !f.IsRejected))
        {
            var details = new StringBuilder();
            var one = ScoreOne(ReadProposal.From(file.Text()!, institutions, file.Sender, "en", Today), file.Expected.GetProperty("fields"), details);
            table.AppendLine(one.Line(file.Name)).Append(details);
            total = total.Plus(one);
        }

        return total with { Table = table.AppendLine(total.Line("total")).ToString() };
    }

    private static Tally ScoreOne(Proposal proposal, JsonElement expected, StringBuilder details)
    {
        var tally = new Tally(0, 0, 0, 0, 0, string.Empty);
        foreach (var wanted in expected.EnumerateObject())
        {
            var found = proposal.Find(wanted.Name);
            var isWanted = wanted.Value.ValueKind != JsonValueKind.Null;
            var isRight = found is not null && isWanted && Plain(found.Value) == Plain(wanted.Value);
            var isWrong = found is not null && !isRight;
            tally = tally.Plus(new(isRight ? 1 : 0, isWrong ? 1 : 0, isWrong && found!.IsHigh ? 1 : 0, isWanted && found is null ? 1 : 0, isWanted ? 1 : 0, string.Empty));
            if (isWrong || (isWanted && found is null))
            {
                details.Append("    ").Append(wanted.Name).Append(": wanted ").Append(wanted.Value.GetRawText().ReplaceLineEndings(" ")).Append(", found ")
                    .AppendLine(found is null ? "nothing" : string.Create(CultureInfo.InvariantCulture, $"{found.Value.GetRawText()} ({found.Confidence}) in “{found.Sentence}”"));
            }
        }

        return tally;
    }

    /// <summary>A value without regard to the order of a list, to case and to blanks.</summary>
    private static string Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('|', value.EnumerateArray().Select(Plain).Order(StringComparer.Ordinal)),
        JsonValueKind.Object => string.Join('|', value.EnumerateObject().Select(p => $"{p.Name}={Plain(p.Value)}").Order(StringComparer.Ordinal)),
        JsonValueKind.String => string.Join(' ', value.GetString()!.Normalize().ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        _ => value.GetRawText(),
    };

    internal sealed record Tally(int Right, int Wrong, int WrongAndHigh, int Missing, int Wanted, string Table)
    {
        public Tally Plus(Tally other) => new(
            Right + other.Right, Wrong + other.Wrong, WrongAndHigh + other.WrongAndHigh, Missing + other.Missing, Wanted + other.Wanted, string.Empty);

        public string Line(string name) => string.Create(CultureInfo.InvariantCulture, $"{name,-26} {Right,3}/{Wanted,-3} {Wrong,5} {WrongAndHigh,7} {Missing,8}");
    }
}
