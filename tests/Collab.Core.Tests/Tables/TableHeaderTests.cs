using Collab.Core.Standards;
using Collab.Core.Tables;

namespace Collab.Core.Tests.Tables;

public sealed class TableHeaderTests
{
    [Theory]
    [InlineData("activities", "Start date", "startsOn")]
    [InlineData("activities", "From", "startsOn")]
    [InlineData("activities", "STARTS_ON", "startsOn")]
    [InlineData("activities", "Ｓｔａｒｔ　ｄａｔｅ", "startsOn")]
    [InlineData("activities", "Эхлэх огноо", "startsOn")]
    [InlineData("activities", "सुरु मिति", "startsOn")]
    [InlineData("activities", "Start date (yyyy-mm-dd)", "startsOn")]
    [InlineData("activities", "Start date / Эхлэх огноо / सुरु मिति", "startsOn")]
    [InlineData("activities", "Дуусах огноо", "endsOn")]
    [InlineData("activities", "No. of students", "students")]
    [InlineData("activities", "participants.students", "students")]
    [InlineData("activities", "Оюутны тоо", "students")]
    [InlineData("activities", "विद्यार्थी संख्या", "students")]
    [InlineData("activities", "Гэрээний №", "collaboration")]
    [InlineData("activities", "MoU No.", "collaboration")]
    [InlineData("activities", "Title*", "title")]
    [InlineData("activities", "Гарчиг", "title.mn")]
    [InlineData("activities", "Гарчиг (англи)", "title.en")]
    [InlineData("activities", "Title / Гарчиг", "title")]
    [InlineData("activities", "title.ko-KR", "title.ko-KR")]
    [InlineData("activities", "Type", "kind")]
    [InlineData("activities", "Улс", "country")]
    [InlineData("outcomes", "Publication date", "achievedOn")]
    [InlineData("outcomes", "Тоо хэмжээ", "quantity")]
    [InlineData("outcomes", "ORCID 2", "orcids.2")]
    [InlineData("outcomes", "ORCIDs", "orcids")]
    [InlineData("funding", "Currency", "currency")]
    [InlineData("funding", "Мөнгөн дүн", "amount")]
    [InlineData("funding", "रकम", "amount")]
    [InlineData("funding", "From", "provider")]
    [InlineData("challenges", "गम्भीरता", "severity")]
    [InlineData("challenges", "Бэрхшээлийн төлөв", "status")]
    [InlineData("collaborations", "partners.12.role", "partners.12.role")]
    [InlineData("collaborations", "Partner 2", "partners.2.institution")]
    [InlineData("collaborations", "Түнш २", "partners.2.institution")]
    [InlineData("collaborations", "Partners", "partners")]
    [InlineData("collaborations", "kinds", "kinds")]
    [InlineData("collaborations", "Agreement type", "instrument")]
    public void Of_Name_StandsForItsField(string kind, string header, string field)
    {
        var meaning = ColumnMeaning.Of(header, TypeOf(kind));

        Assert.Equal([field], meaning.Fields);
    }

    [Theory]
    [InlineData("activities", "S.N.")]
    [InlineData("activities", "№")]
    [InlineData("activities", "Title (Korean)")]
    [InlineData("activities", "title.not a language")]
    [InlineData("activities", "Remarks")]
    [InlineData("funding", "Amount (USD)")]
    [InlineData("outcomes", "orcids.0")]
    [InlineData("outcomes", "orcids.9999999999")]
    public void Of_OtherName_StandsForNothing(string kind, string header) => Assert.Empty(ColumnMeaning.Of(header, TypeOf(kind)).Fields);

    [Fact]
    public void Names_AllOfThem_AreFieldsOfTheirTemplatesAndFound()
    {
        foreach (var row in EmbeddedTable.Read("header-names.csv").Where(r => r["templates"] != "any"))
        {
            foreach (var type in row["templates"].Split(' ').Select(TypeOf))
            {
                var fields = HeaderNames.Find(type, NameFold.OfPattern(row["name"]));

                // A field's own name wins over a name that stands for another field.
                var own = type.Fields.Any(f => NameFold.Of(f.Name) == NameFold.Of(row["name"]));
                Assert.True(own || fields.Contains(row["column"]), $"{type.Kind}: {row["name"]}");
                Assert.Contains(type.Fields, f => f.Name == row["column"] || (f.IsText && row["column"].StartsWith(f.Name + ".", StringComparison.Ordinal)));
            }
        }
    }

    [Fact]
    public void Names_ThatMayBeSeveralFields_AreOnlyThoseThatAreMeantToBe()
    {
        var doubtful = TableType.All.SelectMany(t => EmbeddedTable.Read("header-names.csv")
            .Where(r => r["templates"].Split(' ').Contains(t.Kind))
            .Where(r => HeaderNames.Find(t, NameFold.OfPattern(r["name"])).Count > 1)
            .Select(r => $"{t.Kind} {r["name"]}")).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(
            [
                "activities Date", "activities Dates", "activities Period", "activities Огноо", "activities Хугацаа", "activities अवधि", "activities मिति",
                "challenges Date", "challenges Огноо", "challenges मिति",
                "collaborations Date", "collaborations Огноо", "collaborations मिति",
            ],
            doubtful);
    }

    [Fact]
    public void Of_ColumnThatMayBeTwoFields_IsAReasonAndNoGuess()
    {
        var header = TableHeader.Of(TableType.Activities, ["collaboration", "kind", "direction", "status", "title", "Date", "country"], "en");

        Assert.Equal("The column “Date” may be startsOn or endsOn. Name it as the one it is.", Assert.Single(header.Reasons));
        Assert.Equal(-1, header.Find("startsOn"));
    }

    [Fact]
    public void Of_DoubtfulColumnBesideThoseItMayBe_IsUnknown()
    {
        var header = TableHeader.Of(TableType.Activities, ["Start date", "End date", "Date"], "en");

        Assert.Empty(header.Reasons);
        Assert.Equal(["Date"], header.Unknown);
    }

    [Fact]
    public void Of_FieldsOwnName_WinsOverASynonym()
    {
        var header = TableHeader.Of(TableType.Activities, ["Start date", "startsOn"], "en");

        Assert.Equal(1, header.Find("startsOn"));
        Assert.Empty(header.Reasons);
        Assert.Equal(["Start date"], header.Unknown);
    }

    [Theory]
    [InlineData("startsOn", "STARTSON", "stands twice")]
    [InlineData("Start date", "From", "both stand for startsOn")]
    public void Of_TwoColumnsForOneField_AreAReason(string first, string second, string reason) =>
        Assert.Contains(reason, Assert.Single(TableHeader.Of(TableType.Activities, [first, second], "en").Reasons), StringComparison.Ordinal);

    [Fact]
    public void Of_PlainTextColumn_IsInTheDefaultLanguage()
    {
        var texts = TableHeader.Of(TableType.Challenges, ["mitigation.ne", "description", "description.mn"], "mn").Texts("description");

        Assert.Equal([(1, "mn"), (2, "mn")], texts.Columns.Select(c => (c.Column, c.Tag)));
    }

    [Theory]
    [InlineData("/startsOn", 0)]
    [InlineData("/title/mn", 2)]
    [InlineData("/title", 1)]
    [InlineData("/participants/students", 3)]
    [InlineData("/country", -1)]
    [InlineData("/", -1)]
    [InlineData("", -1)]
    public void ColumnOf_Pointer_IsTheCellThatItIsAbout(string pointer, int column) =>
        Assert.Equal(column, TableHeader.Of(TableType.Activities, ["Start date", "title.en", "title.mn", "students"], "en").ColumnOf(pointer));

    [Fact]
    public void Shown_LongName_IsCut() => Assert.Equal(42, TableHeader.Shown(new string('x', 5000)).Length);

    private static TableType TypeOf(string kind) => TableType.All.Single(t => t.Kind == kind);
}
