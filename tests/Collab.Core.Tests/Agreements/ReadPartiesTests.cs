using System.Text.Json;
using Collab.Core.Agreements;

namespace Collab.Core.Tests.Agreements;

public sealed class ReadPartiesTests
{
    [Theory]
    [InlineData("This Agreement is made between Steppe Medical University and HARBOUR UNIVERSITY.")]
    [InlineData("This Agreement is made between Ｓｔｅｐｐｅ Medical University and the Harbour University, Ltd.")]
    [InlineData("Энэхүү санамж бичгийг Тал нутгийн анагаахын их сургууль нь Harbour University хооронд байгуулав.")]
    public void Partners_NamedInTheOpening_AreProposedWithHighConfidence(string sentence)
    {
        var proposal = Written.Read(Written.Text("Memorandum of Understanding", sentence));

        Assert.Equal("mn-steppe-university", proposal.Value("institution"));
        Assert.Equal(["jp-harbour-university"], Partners(proposal));
        Assert.True(proposal.Find("partners")!.IsHigh);
    }

    [Theory]
    [InlineData("эмнэлэгтэй")]
    [InlineData("эмнэлгийн")]
    [InlineData("эмнэлэг")]
    public void Partners_MongolianEnding_IsTheSameName(string ending)
    {
        var proposal = Written.Read(Written.Text(
            "САНАМЖ БИЧИГ", $"Энэхүү санамж бичгийг Тал нутгийн анагаахын их сургууль болон Нугын төв {ending} хооронд байгуулав."));

        Assert.Equal(["mn-meadow-hospital"], Partners(proposal));
    }

    [Fact]
    public void Partners_MongolianNameInLatin_IsFoundWithLowConfidence()
    {
        var proposal = Written.Read(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Tal nutgiin anagaakhyn ikh surguuli and Harbour University."));

        Assert.False(proposal.Find("partners")?.IsHigh ?? false);
    }

    [Fact]
    public void Partners_NameWithinALongerOne_IsTheLongerOne()
    {
        var proposal = Written.Read(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Steppe Medical University and Harbour University Hospital."));

        Assert.Equal(["jp-harbour-university-hospital"], Partners(proposal));
    }

    [Fact]
    public void Partners_HospitalThatTheRegisterLacks_IsNotItsUniversity()
    {
        var proposal = ReadProposal.From(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Steppe Medical University and Harbour University Hospital."),
            [.. Written.Institutions.Where(i => i.Id != "jp-harbour-university-hospital")],
            "mn-steppe-university",
            "en",
            Written.Today);

        Assert.False(proposal.Find("partners")?.IsHigh ?? false);
    }

    [Fact]
    public void Partners_UnknownParty_IsReportedByItsName()
    {
        var proposal = Written.Read(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Steppe Medical University and Silver Birch Institute of Nursing."));

        var partners = proposal.Find("partners")!;
        Assert.Empty(Partners(proposal));
        Assert.Equal(["Silver Birch Institute of Nursing"], partners.Unmatched);
        Assert.False(partners.IsHigh);
        Assert.Contains("partners", proposal.Missing);
        Assert.False(proposal.Draft.TryGetProperty("partners", out _));
    }

    [Fact]
    public void Partners_InstitutionInARecital_IsNoParty()
    {
        var proposal = Written.Memorandum("WHEREAS a bond between Steppe Medical University and Ridge Academy of Health has existed since 2011;");

        Assert.Equal(["jp-harbour-university"], Partners(proposal));
    }

    [Fact]
    public void Institution_SenderIsAPartner_IsTheOnlyHomeParty()
    {
        var proposal = Written.Read(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Ridge Academy of Health and Harbour University."), "jp-harbour-university");

        Assert.Equal("np-ridge-academy", proposal.Value("institution"));
        Assert.Equal(["jp-harbour-university"], Partners(proposal));
    }

    [Fact]
    public void Institution_TwoHomesAndAPartnerSends_IsMissing()
    {
        var proposal = Written.Read(
            Written.Text("Memorandum of Understanding", "This Memorandum is made between Ridge Academy of Health and Steppe Medical University."), "jp-harbour-university");

        Assert.Contains("institution", proposal.Missing);
        Assert.False(proposal.Find("partners")!.IsHigh);
    }

    private static IEnumerable<string?> Partners(Proposal proposal) =>
        proposal.Find("partners")!.Value.EnumerateArray().Select((JsonElement p) => p.GetProperty("institution").GetString());
}
