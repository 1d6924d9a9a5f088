namespace Collab.Core.Tests.Agreements;

public sealed class ReadDatesTests
{
    [Theory]
    [InlineData("Signed on 15 March 2026.", "2026-03-15")]
    [InlineData("Signed on the 15th day of March, 2026.", "2026-03-15")]
    [InlineData("Signed on March 15, 2026.", "2026-03-15")]
    [InlineData("Signed on 2026-03-15.", "2026-03-15")]
    [InlineData("2026 оны 3 дугаар сарын 15-ны өдөр гарын үсэг зурсан.", "2026-03-15")]
    [InlineData("2026 оны арваннэгдүгээр сарын 2-ны өдөр байгуулав.", "2026-11-02")]
    [InlineData("हस्ताक्षर मिति: १५ मार्च २०२६", "2026-03-15")]
    [InlineData("हस्ताक्षर मिति: वि.सं. २०८३ वैशाख १ गते", "2026-04-14")]
    public void SignedOn_OneDateInAnyLanguage_IsProposedWithHighConfidence(string sentence, string expected)
    {
        var field = Written.Memorandum(sentence).Find("signedOn");

        Assert.Equal(expected, field?.Value.GetString());
        Assert.True(field!.IsHigh);
        Assert.Equal(sentence, field.Sentence);
        Assert.Equal(1, field.Page);
    }

    [Fact]
    public void SignedOn_DateThatMayMeanTwoDays_IsNotProposedWithHighConfidence()
    {
        Assert.False(Written.Memorandum("Signed on 03/04/2026.").Find("signedOn")?.IsHigh ?? false);
    }

    [Fact]
    public void SignedOn_DateOfAnotherPaper_IsNotProposedWithHighConfidence()
    {
        Assert.False(Written.Memorandum("It replaces the earlier memorandum signed on 3 May 2019.").Find("signedOn")?.IsHigh ?? false);
    }

    [Fact]
    public void SignedOn_TwoSentencesDisagree_IsNotProposedWithHighConfidence()
    {
        var proposal = Written.Memorandum("This Memorandum was signed on 3 May 2026.", "Time passes.", "Signed in Ulaanbaatar on 9 October 2024.");

        Assert.False(proposal.Find("signedOn")?.IsHigh ?? false);
    }

    [Fact]
    public void SignedOn_DayToCome_IsNotSure()
    {
        Assert.False(Written.Memorandum("Signed on 1 January 2028.").Find("signedOn")!.IsHigh);
    }

    [Theory]
    [InlineData("It shall come into force upon signature and remain in force for a period of five (5) years.", "2031-03-14")]
    [InlineData("It comes into force on the date of the last signature and is valid for 18 months.", "2027-09-14")]
    public void EndsOn_LengthFromSignature_IsTheDayBefore(string sentence, string expected)
    {
        var proposal = Written.Memorandum(sentence, "Signed on 15 March 2026.");

        Assert.Equal("2026-03-15", proposal.Value("startsOn"));
        Assert.Equal(expected, proposal.Value("endsOn"));
        Assert.True(proposal.Find("endsOn")!.IsHigh);
    }

    [Fact]
    public void EndsOn_LengthInWordsAndDigitsDisagree_IsNotSure()
    {
        var proposal = Written.Memorandum("It comes into force on 1 May 2026 and remains in force for five (3) years.");

        Assert.False(proposal.Find("endsOn")?.IsHigh ?? false);
    }

    [Theory]
    [InlineData("Confidential information is kept for a period of five (5) years after the termination of this Memorandum.")]
    [InlineData("Students may apply until 31 May 2027.")]
    [InlineData("Records are retained until 31 December 2035.")]
    public void EndsOn_OtherTimes_AreNone(string sentence)
    {
        Assert.Null(Written.Memorandum("This Memorandum enters into force on 1 January 2026.", sentence).Find("endsOn"));
    }

    [Fact]
    public void StartsOn_ConditionNobodyKnows_IsNotSure()
    {
        var proposal = Written.Memorandum("It comes into force thirty (30) days after signature.", "Signed on 15 March 2026.");

        Assert.False(proposal.Find("startsOn")?.IsHigh ?? false);
    }

    [Fact]
    public void Draft_EndBeforeStart_HasNeither()
    {
        var proposal = Written.Memorandum("This Memorandum enters into force on 1 January 2027.", "This Memorandum expires on 1 January 2026.");

        Assert.False(proposal.Find("endsOn")!.IsHigh);
        Assert.False(proposal.Draft.TryGetProperty("endsOn", out _));
        Assert.False(proposal.Draft.TryGetProperty("startsOn", out _));
    }
}
