using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Agreements;

/// <summary>What becomes of a text that is, or isn't, an agreement.</summary>
public sealed class ReadAgreementTests
{
    private static readonly string[] Memorandum =
    [
        "MEMORANDUM OF UNDERSTANDING",
        "This Memorandum of Understanding is entered into by and between the National university and the Hospital, hereinafter referred to as the Parties.",
        "The Parties shall cooperate in the exchange of students.",
        "This Memorandum shall enter into force on the date of its signing and shall remain in force for five years.",
        "Either Party may terminate it with six months' written notice.",
        "Signed on 10 January 2026.",
    ];

    private static readonly string[] Report =
    [
        "Progress report", "In 2026 twelve students were sent to Seoul. The course went well and everybody came home.",
    ];

    [Fact]
    public async Task Read_FormThatSaysAll_IsAcceptedWithAProposalInTheSightOfItsHome()
    {
        await using var register = await TestRegister.OpenAsync();

        var stored = await SentAgreement.SendAsync(register);

        Assert.Equal((DocumentStatus.Accepted, DocumentKind.Agreement), (stored.Document.Status, stored.Document.Kind));
        Assert.Null(stored.Document.Reasons);
        Assert.Empty(stored.Document.Proposal!.Missing);
        Assert.True(stored.Document.AwaitsDecision);
        Assert.Equal(TestRegister.Home, stored.Home);
        Assert.Null(stored.Document.Collaboration);
        Assert.True((await register.ReadDocuments.OneAsync(SentAgreement.Officer, stored.Document.Id, default)).TryGet(out var read, out _));
        Assert.Contains("Санамж бичиг: хамтын ажиллагаа Ө Ү", System.Text.Encoding.UTF8.GetString(read.Body), StringComparison.Ordinal);
        Assert.False((await register.ReadDocuments.OneAsync(SentAgreement.OtherOfficer, stored.Document.Id, default)).TryGet(out _, out _));
    }

    [Fact]
    public async Task Read_SomethingRequiredIsMissing_IsPartlyAcceptedAndSaysWhat()
    {
        await using var register = await TestRegister.OpenAsync();

        var stored = await SentAgreement.SendAsync(register, SentAgreement.Form(("kinds", null), ("partners", "Nowhere clinic")));

        Assert.Equal(DocumentStatus.PartlyAccepted, stored.Document.Status);
        Assert.Equal(["partners", "kinds"], stored.Document.Proposal!.Missing);
        Assert.Contains("what is to be done under it", Assert.Single(stored.Document.Reasons!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MissingWhatItsCollaborationHas_IsAccepted()
    {
        await using var register = await TestRegister.OpenAsync();
        var about = await register.AddCollaborationAsync();

        var stored = await SentAgreement.SendAsync(register, new() { ["endsOn"] = "2030-12-31", ["instrument"] = "moa", ["partners"] = "kr-hospital" }, collaboration: about);

        Assert.Equal((DocumentStatus.Accepted, TestRegister.Home), (stored.Document.Status, stored.Home));
    }

    [Fact]
    public async Task Read_NothingOfAnAgreement_IsRejectedInPlainWords()
    {
        await using var register = await TestRegister.OpenAsync();
        var document = (await SentAgreement.SendAsync(register)).Document with { Proposal = null };

        var read = await register.ReadAgreement.RunAsync(document, SentAgreement.TextOf([], Report), default);

        Assert.Equal(DocumentStatus.Rejected, read.Status);
        Assert.Null(read.Proposal);
        Assert.Contains("Nothing of an agreement was found", Assert.Single(read.Reasons!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentKind.Agreement, false, true)]
    [InlineData(DocumentKind.Other, true, true)]
    [InlineData(DocumentKind.Other, false, false)]
    [InlineData(DocumentKind.ProgressReport, true, false)]
    public void IsFor_KindAndText_ReadsWhatWasAnnouncedOrLooksLikeOne(DocumentKind kind, bool memorandum, bool wanted) =>
        Assert.Equal(wanted, Core.Agreements.ReadAgreement.IsFor(kind, SentAgreement.TextOf([], memorandum ? Memorandum : Report)));

    [Theory]
    [InlineData(true, DocumentKind.Agreement, true)]
    [InlineData(false, DocumentKind.ProgressReport, false)]
    public async Task ReadText_NobodySaidWhatItIs_ItsTextSays(bool memorandum, DocumentKind kind, bool proposes)
    {
        await using var register = await TestRegister.OpenAsync();
        var document = (await SentAgreement.SendAsync(register)).Document with { Proposal = null, Kind = DocumentKind.Records };
        var sender = await register.Directory.FindAsync("kr-hospital", default);
        var run = new DocumentRun(document, sender!, "kr-hospital/a.docx", register.Blobs, register.Documents, register.Formats, register.Clock);

        var text = new DocumentOpening.Text(FileFormat.Docx, SentAgreement.TextOf([], memorandum ? Memorandum : Report));
        var read = await new ReadText(new(register.Store), register.ReadAgreement, register.Tables).RunAsync(run, text, isAnnounced: false, default);

        Assert.Equal((kind, proposes, FileFormat.Docx), (read.Kind, read.Proposal is not null, read.Format));
        Assert.NotEqual(DocumentStatus.Rejected, read.Status);
    }
}
