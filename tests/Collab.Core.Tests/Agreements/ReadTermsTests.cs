namespace Collab.Core.Tests.Agreements;

public sealed class ReadTermsTests
{
    [Theory]
    [InlineData("Either Party may terminate this Memorandum with ninety (90) days’ written notice.", "90", true)]
    [InlineData("Either Party may terminate it by giving at least one hundred and eighty (180) days notice.", "180", true)]
    [InlineData("Either Party may terminate it with six months' notice.", "180", false)]
    [InlineData("Аль нэг тал 60 хоногийн өмнө бичгээр мэдэгдэж цуцалж болно.", "60", true)]
    [InlineData("कुनै पक्षले साठी (६०) दिन अगाडि लिखित सूचना दिई अन्त्य गर्न सक्नेछ।", "60", true)]
    public void Notice_OfTermination_IsProposedInDays(string sentence, string days, bool isHigh)
    {
        var field = Written.Memorandum(sentence).Find("noticePeriodDays");

        Assert.Equal(days, field?.Value.ToString());
        Assert.Equal(isHigh, field!.IsHigh);
    }

    [Fact]
    public void Notice_OfSomethingElse_IsNone()
    {
        Assert.Null(Written.Memorandum("A meeting is called with ten days' written notice.").Find("noticePeriodDays"));
    }

    [Theory]
    [InlineData("It shall be automatically renewed for a further period of two years.", "24")]
    [InlineData("Санамж бичиг автоматаар нэг (1) жилийн хугацаагаар сунгагдана.", "12")]
    public void Renewal_ByItself_IsProposedInMonths(string sentence, string months) =>
        Assert.Equal(months, Written.Memorandum(sentence).Value("autoRenewMonths"));

    [Theory]
    [InlineData("It may be renewed for a further period of two years by mutual written agreement.")]
    [InlineData("It shall not be automatically renewed for another two years.")]
    public void Renewal_OnlyWhenBothSaySo_IsNone(string sentence) => Assert.Null(Written.Memorandum(sentence).Find("autoRenewMonths"));

    [Fact]
    public void Kinds_NamedAsActivities_AreProposed()
    {
        var proposal = Written.Memorandum(
            "The Parties shall cooperate in student exchange and joint research on public health.", "Clinical training is not part of this Memorandum.");

        Assert.Equal("""["student-exchange","joint-research"]""", proposal.Value("kinds"));
        Assert.Equal("""["public-health"]""", proposal.Value("themes"));
    }

    [Theory]
    [InlineData("Memorandum of Understanding", "mou", true)]
    [InlineData("Student Exchange Agreement", "exchange-agreement", true)]
    [InlineData("ХҮСЭЛ ЗОРИГИЙН ЗАХИДАЛ", "letter-of-intent", true)]
    [InlineData("अनुदान सम्झौता", "grant-agreement", true)]
    [InlineData("Cooperation Agreement", "moa", false)]
    public void Instrument_OfTheTitle_IsProposed(string title, string code, bool isHigh)
    {
        var field = Written.Read(Written.Text(title, "The Parties shall work together.")).Find("instrument");

        Assert.Equal(code, field?.Value.GetString());
        Assert.Equal(isHigh, field!.IsHigh);
    }
}
