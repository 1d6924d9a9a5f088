using Collab.Core.Tables;
using Collab.Core.Templates;

namespace Collab.Core.Tests.Tables;

public sealed class TableChoiceTests
{
    private static readonly string[] Two =
        ["collaboration", "kind", "impact", "achievedOn", "quantity", "title", "area", "severity", "status", "openedOn", "description"];

    public static TheoryData<string> Kinds => [.. Template.All.Select(t => t.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Of_TemplatesHeader_IsItsKind(string kind)
    {
        var choice = TableChoice.Of([.. Template.Find(kind)!.Columns.Select(c => c.Name)], "Sheet1", "en");

        Assert.Empty(choice.Reasons);
        Assert.Equal(kind, choice.Header!.Type.Kind);
    }

    [Theory]
    [InlineData("funding", "Agreement no.", "Type", "Amount", "Currency", "Date")]
    [InlineData("funding", "Гэрээний дугаар", "Санхүүжилтийн төрөл", "Мөнгөн дүн", "Валют", "Огноо")]
    [InlineData("outcomes", "सहकार्य कोड", "उपलब्धिको प्रकार", "प्रभाव", "मिति", "संख्या", "शीर्षक")]
    [InlineData("challenges", "Agreement", "Type of challenge", "Area", "Severity", "Status", "Opened", "Description")]
    [InlineData("collaborations", "MoU No.", "Partner", "Title", "Type of agreement", "Kinds of activity")]
    [InlineData("activities", "MoU No.", "Type of activity", "Direction", "Status", "Title", "From", "To", "Country")]
    public void Of_WordsOfPeople_IsTheOnlyTypeThatFits(string kind, params string[] header)
    {
        var choice = TableChoice.Of(header, null, "en");

        Assert.Empty(choice.Reasons);
        Assert.Equal(kind, choice.Header!.Type.Kind);
    }

    [Fact]
    public void Of_HeaderOfTwoTypes_IsTheOneWithMoreColumns()
    {
        Assert.Equal("outcomes", TableChoice.Of([.. Two, "doi", "orcids.1"], null, "en").Header!.Type.Kind);
        Assert.Equal("challenges", TableChoice.Of([.. Two, "resolvedOn"], null, "en").Header!.Type.Kind);
    }

    [Theory]
    [InlineData("Үр дүн 2026", "outcomes")]
    [InlineData("CHALLENGES (spring)", "challenges")]
    [InlineData("चुनौती", "challenges")]
    public void Of_HeaderOfTwoTypesAlike_GoesByTheSheetsName(string sheet, string kind) =>
        Assert.Equal(kind, TableChoice.Of([.. Two, "doi"], sheet, "en").Header!.Type.Kind);

    [Theory]
    [InlineData("Sheet1")]
    [InlineData(null)]
    public void Of_HeaderOfTwoTypesAlike_IsAReasonThatNamesBoth(string? sheet)
    {
        var choice = TableChoice.Of([.. Two, "doi"], sheet, "en");

        Assert.Null(choice.Header);
        Assert.False(choice.Fits);
        Assert.Contains("outcomes or of challenges", Assert.Single(choice.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HeaderOfNoType_NamesTheNearestAndWhatItLacks()
    {
        var choice = TableChoice.Of(["Agreement", "Amount", "Currency", "Remarks"], null, "en");

        var reason = Assert.Single(choice.Reasons);
        Assert.StartsWith("The table lacks the columns type, valueDate. A table of funding has collaboration, type, amount,", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DoubtfulColumn_IsNamedBesideWhatIsLacking()
    {
        var choice = TableChoice.Of(["collaboration", "kind", "direction", "status", "title", "Date", "country"], null, "en");

        Assert.Equal(2, choice.Reasons.Count);
        Assert.Contains("“Date” may be startsOn or endsOn", choice.Reasons[0], StringComparison.Ordinal);
        Assert.Contains("lacks the column startsOn.", choice.Reasons[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TypeColumn_LetsEachRowSayWhatItIs()
    {
        var choice = TableChoice.Of([.. Two, "Бүртгэлийн төрөл"], null, "en");

        Assert.Equal(Two.Length, choice.TypeColumn);
        Assert.Null(choice.Header);
        Assert.Equal(["outcomes", "challenges"], choice.ByRow.Where(h => h.Missing.Count == 0).Select(h => h.Type.Kind));
    }

    [Theory]
    [InlineData("activity", "activities")]
    [InlineData("Outcomes", "outcomes")]
    [InlineData("Санхүүжилт", "funding")]
    [InlineData("चुनौती", "challenges")]
    [InlineData("collaboration", null)]
    [InlineData("disbursement", null)]
    [InlineData("", null)]
    public void Find_RowsType_IsFoundByNameOrLabel(string cell, string? kind) => Assert.Equal(kind, TypeNames.Find(cell)?.Kind);
}
