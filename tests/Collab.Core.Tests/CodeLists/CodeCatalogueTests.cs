using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Collab.Core.Access;
using Collab.Core.CodeLists;
using Collab.Core.Finance;
using Collab.Core.Standards;

namespace Collab.Core.Tests.CodeLists;

public sealed class CodeCatalogueTests
{
    public static TheoryData<string> Lists => [.. CodeCatalogue.All.Select(l => l.Name)];

    [Theory]
    [MemberData(nameof(Lists))]
    public void EveryCode_HasALabelInEachLanguageAndItsScript(string name)
    {
        var list = CodeCatalogue.Find(name)!;
        Assert.NotEmpty(list.Codes);
        AssertSpoken(list.Title);
        Assert.All(list.Codes, code => Assert.Equal(["en", "mn", "ne"], code.Labels.Entries.Select(e => e.Key)));
        Assert.All(list.Codes, code => Assert.All(code.Labels.Entries, label => Assert.False(string.IsNullOrWhiteSpace(label.Value), code.Code)));
        if (name is not ("countries" or "currencies"))
        {
            Assert.All(list.Codes, code => AssertSpoken(code.Labels));
        }
    }

    [Fact]
    public void LabelTable_EveryRow_IsOfACodeAndStandsOnce()
    {
        var rows = EmbeddedTable.Read("labels.csv").Select(r => $"{r["list"]}/{r["code"]}").ToArray();
        var codes = CodeCatalogue.All.Where(l => l.Name is not ("countries" or "currencies")).SelectMany(l => l.Codes.Select(c => $"{l.Name}/{c.Code}"));
        Assert.Equal(codes.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryEnumerationOnTheWire_IsAListOfItsCodes()
    {
        var onTheWire = typeof(CodeList).Assembly.GetTypes()
            .Where(t => t.IsEnum && t.GetCustomAttribute<JsonConverterAttribute>()?.ConverterType is { IsGenericType: true } converter
                && converter.GetGenericTypeDefinition() == typeof(CodeConverter<>))
            .Append(typeof(CallerRole)).Distinct().ToArray();
        Assert.Equal(
            onTheWire.Select(t => t.FullName).Order(StringComparer.Ordinal),
            CodeEnumerations.All.Values.Select(e => e.Enumeration.FullName).Order(StringComparer.Ordinal));
        foreach (var (name, (enumeration, _)) in CodeEnumerations.All)
        {
            Assert.Equal(
                Enum.GetNames(enumeration).Select(JsonNamingPolicy.KebabCaseLower.ConvertName),
                CodeCatalogue.Find(name)!.Codes.Select(c => c.Code));
        }
    }

    [Fact]
    public void ListsOfStandards_AreWhatTheRulesTake()
    {
        Assert.All(Codes("fields"), code => Assert.True(IscedField.IsKnown(code), code));
        Assert.False(CodeCatalogue.Find("fields")!.Complete);
        Assert.Equal(["A1", "A2", "B1", "B2", "C1", "C2"], Codes("cefr-levels"));
        Assert.Equal(["1", "2", "3", "4", "5", "6", "7", "8"], Codes("eqf-levels"));
        Assert.Equal(["1", "2", "3", "4", "5"], Codes("severities"));
        Assert.Equal(["Africa", "Americas", "Asia", "Europe", "Global", "Oceania"], Codes("regions"));
        Assert.Equal(Countries.All.Select(c => c.Alpha2), Codes("countries"));
    }

    [Fact]
    public void FundingTypes_CarryTheNumbersOfIati() => Assert.All(
        CodeCatalogue.Find("funding-types")!.Codes,
        c => Assert.Equal(c.StandardCode, ((int)(Codes<FundingType>.TryParse(c.Code, out var type) ? type : default)).ToString(CultureInfo.InvariantCulture)));

    [Fact]
    public void Places_CarryRegionAndM49Number()
    {
        var countries = EmbeddedTable.Read("countries.csv").ToArray();
        Assert.Equal(
            countries.Select(c => (c["subregion"], c["subregion_code"], c["region"])).Distinct().Order(),
            CodeCatalogue.Find("subregions")!.Codes.Select(c => (c.Code, c.StandardCode!, c.Region!)).Order());
        Assert.Equal(
            countries.Select(c => (c["region"], (string?)c["region_code"])).Append((Countries.Global, null)).Distinct().Order(),
            CodeCatalogue.Find("regions")!.Codes.Select(c => (c.Code, c.StandardCode)).Order());
        var nepal = CodeCatalogue.Find("countries")!.Codes.Single(c => c.Code == "NP");
        Assert.Equal(("Asia", "Southern Asia", "नेपाल"), (nepal.Region, nepal.Subregion, nepal.Labels.In("ne")));
    }

    [Theory]
    [InlineData("MNT", 2)]
    [InlineData("NPR", 2)]
    [InlineData("JPY", 0)]
    [InlineData("KWD", 3)]
    public void Currencies_CarryTheirDigits(string code, int digits) =>
        Assert.Equal(digits, CodeCatalogue.Find("currencies")!.Codes.Single(c => c.Code == code).MinorUnits);

    [Fact]
    public void LabelOf_Unknown_IsNull()
    {
        Assert.Equal("Судалгаа", CodeCatalogue.LabelOf("challenge-areas", "research", "mn"));
        Assert.Null(CodeCatalogue.LabelOf("challenge-areas", "sport", "mn"));
        Assert.Null(CodeCatalogue.LabelOf("nothing", "research", "mn"));
        Assert.Null(CodeCatalogue.Find("nothing"));
    }

    [Fact]
    public void ReadCodeLists_One_IsAnItemOfAllAndHasItsOwnTag()
    {
        var read = new ReadCodeLists();
        Assert.True(read.All().TryGet(out var all, out _));
        using var json = JsonDocument.Parse(all.Body);
        Assert.Equal(CodeCatalogue.All.Select(l => l.Name), json.RootElement.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("name").GetString()));
        Assert.True(read.One("kinds").TryGet(out var kinds, out _));
        Assert.Equal(json.RootElement.GetProperty("items")[1].GetRawText(), System.Text.Encoding.UTF8.GetString(kinds.Body));
        Assert.NotEqual(all.ETag, kinds.ETag);
        Assert.False(read.One("nothing").TryGet(out _, out _));
    }

    private static IEnumerable<string> Codes(string list) => CodeCatalogue.Find(list)!.Codes.Select(c => c.Code);

    /// <summary>Each text in its own script: a column that slipped or was left in English shows.</summary>
    private static void AssertSpoken(LocalText text)
    {
        Assert.Contains(text.Find("en")!, char.IsAsciiLetter);
        Assert.Contains(text.Find("mn")!, c => c is >= 'Ѐ' and <= 'ӿ');
        Assert.Contains(text.Find("ne")!, c => c is >= '\u0900' and <= '\u097F');
    }
}
