using System.Text.Json;
using Collab.Core.Agreements;
using Collab.Core.Collaborations;
using Collab.Core.Documents.Reading;
using Collab.Core.Json;
using Collab.Core.Results;

namespace Collab.Core.Tests.Agreements;

public sealed class ReadProposalTests
{
    private static readonly string[] Whole =
    [
        "The Parties shall cooperate in student exchange.", "It shall come into force upon signature and remain in force for five years.",
        "It shall be automatically renewed for one year.", "Either Party may terminate it with 90 days' written notice.", "Signed on 15 March 2026.",
    ];

    [Fact]
    public void Draft_WholeAgreement_IsTakenByTheRegister()
    {
        var proposal = Written.Memorandum(Whole);
        var faults = new Faults();
        var collaboration = CollaborationReader.Read(proposal.Draft, faults);

        Assert.Empty(faults.All);
        Assert.Empty(proposal.Missing);
        Assert.Equal(new DateOnly(2031, 3, 14), collaboration!.EndsOn);
        Assert.Equal(12, collaboration.AutoRenewMonths);
        Assert.Equal("jp-harbour-university", collaboration.Partners[0].Institution);
    }

    [Fact]
    public void Proposal_StoredAsJson_ReadsBackTheSame()
    {
        var proposal = Written.Memorandum(Whole);
        var bytes = RegisterJson.Bytes(proposal);
        var back = JsonSerializer.Deserialize(bytes, RegisterJson.Readable.Proposal)!;

        Assert.Equal(bytes, RegisterJson.Bytes(back));
        Assert.Equal(proposal.Fields.Count, back.Fields.Count);
    }

    [Fact]
    public void From_FormValues_AreSureAndGoBeforeTheText()
    {
        var proposal = Written.Read(Written.Text("Memorandum of Understanding", "Signed on 1 May 2026.") with
        {
            FormFields = new Dictionary<string, string>
            {
                ["title"] = "Солилцоо Ө Ү", ["partners"] = "Harbour University; Нугын төв эмнэлэг", ["instrument"] = "Солилцооны гэрээ", ["kinds"] = "joint-research, Оюутан солилцоо",
                ["signedOn"] = "2026-04-02", ["noticePeriodDays"] = "90",
            },
        });

        Assert.Equal("2026-04-02", proposal.Value("signedOn"));
        Assert.Equal("exchange-agreement", proposal.Value("instrument"));
        Assert.Equal("""["joint-research","student-exchange"]""", proposal.Value("kinds"));
        Assert.Equal("Солилцоо Ө Ү", proposal.Find("title")!.Value.GetProperty("mn").GetString());
        Assert.Equal(2, proposal.Find("partners")!.Value.GetArrayLength());
        Assert.All(["title", "partners", "signedOn", "noticePeriodDays"], name => Assert.Equal(1, proposal.Find(name)!.Confidence));
        Assert.Null(proposal.Notes);
    }

    [Theory]
    [InlineData("signedOn", "03/04/2026")]
    [InlineData("noticePeriodDays", "many")]
    [InlineData("autoRenewMonths", "-3")]
    [InlineData("kinds", "holidays")]
    [InlineData("institution", "Nowhere University")]
    public void From_FormValueThatBreaksARule_IsANoteAndNoField(string name, string value)
    {
        var proposal = Written.Read(new([], new Dictionary<string, string> { [name] = value }, []));

        Assert.Null(proposal.Find(name));
        Assert.Contains(name, Assert.Single(proposal.Notes!), StringComparison.Ordinal);
    }

    [Fact]
    public void From_NothingToRead_ProposesNothing()
    {
        var proposal = Written.Read(new([], new Dictionary<string, string>(), []));

        Assert.Empty(proposal.Fields);
        Assert.Equal(["title", "institution", "partners", "instrument", "kinds"], proposal.Missing);
        Assert.Equal("{}", proposal.Draft.GetRawText());
    }

    [Theory]
    [InlineData("this agreement shall be in force until between and for a period of five (5) ")]
    [InlineData("((((((((")]
    [InlineData("1.1.1.1.1.1.")]
    [InlineData("сангийн хугацаа 2026 оны 3 дугаар ")]
    [InlineData("\ud83d")]
    [InlineData("शशशशशशशश")]
    public void From_HostileText_EndsWithoutFail(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 3_000_000 / piece.Length / 10));
        var proposal = Written.Read(new([new(1, [new TextBlock("Agreement between", TextRole.Heading), new(text, TextRole.Paragraph)])], new Dictionary<string, string>(), []));

        Assert.All(proposal.Fields, f => Assert.True(f.Sentence.Length <= 401));
        Assert.NotEmpty(RegisterJson.Bytes(proposal));
    }

    [Fact]
    public void LooksLikeAgreement_ProgressReport_IsFalse()
    {
        Assert.False(AgreementSigns.LooksLikeAgreement(Written.Text(
            "Annual Progress Report", "This report covers the reporting period under the memorandum of understanding between Steppe Medical University and Harbour University.",
            "The parties shall meet again in May.", "Six students took part in student exchange.")));
    }

    [Fact]
    public void LooksLikeAgreement_Memorandum_IsTrue()
    {
        Assert.True(AgreementSigns.LooksLikeAgreement(Written.Text(["Memorandum of Understanding", "This Memorandum is made between Steppe Medical University and Harbour University.", .. Whole])));
    }

    [Fact]
    public void LooksLikeAgreement_Letter_IsFalse()
    {
        Assert.False(AgreementSigns.LooksLikeAgreement(Written.Text("Dear colleague", "We are between meetings.", "Please send the list of students until 3 May 2026.")));
    }
}
