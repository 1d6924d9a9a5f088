using System.Globalization;
using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Collaborations;
using Collab.Core.Finance;
using Collab.Core.Outcomes;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Tables;
using Collab.Core.Templates;

namespace Collab.Core.Tests.Templates;

public sealed class TemplateTests
{
    public static TheoryData<string> Kinds => [.. Template.All.Select(t => t.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Columns_HaveDistinctNamesAndAnExplanationInEachLanguage(string kind)
    {
        var columns = Template.Find(kind)!.Columns;
        Assert.Equal(columns.Count, columns.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(columns, column =>
        {
            Assert.Contains(column.Explanation.Find("en")!, char.IsAsciiLetter);
            Assert.Contains(column.Explanation.Find("mn")!, c => c is >= 'Ѐ' and <= 'ӿ');
            Assert.Contains(column.Explanation.Find("ne")!, c => c is >= '\u0900' and <= '\u097F');
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Columns_OfEachType_SayWhatTheyTakeAndTheirExampleIsTaken(string kind) => Assert.All(Template.Find(kind)!.Columns, column =>
    {
        Assert.Equal(column.Type == ColumnType.Code, column.List is not null);
        Assert.Equal(column.Type is ColumnType.Text or ColumnType.Whole, column.Most is not null);
        Assert.False(column.Type == ColumnType.Whole && column.Least is null, column.Name);
        Assert.False(column.Need == ColumnNeed.Required && column.Example.Length == 0, column.Name);
        if (column.Example.Length > 0)
        {
            Assert.True(IsTaken(column, column.Example), $"{column.Name}: {column.Example}");
        }
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Header_OfEachTemplate_IsWhatTheIngestionReads(string kind)
    {
        var columns = Template.Find(kind)!.Columns;
        var type = TableType.All.Single(t => t.Kind == kind);
        var table = TableHeader.Of(type, [.. columns.Select(c => c.Name)], "mn");
        Assert.Empty(table.Reasons);
        Assert.Empty(table.Unknown);
        Assert.Empty(table.Missing);
        Assert.Equal(columns.Count, table.Matches);
        Assert.All(columns.Select((c, at) => (c.Name, at)), c => Assert.Equal(c.at, table.Find(c.Name)));
        Assert.All(type.Fields.Where(f => f.IsText), f => Assert.Equal(["en", "mn", "ne"], table.Texts(f.Name).Columns.Select(c => c.Tag)));
    }

    [Fact]
    public void Activities_Bounds_AreThoseOfTheRules()
    {
        var columns = Template.Find("activities")!.Columns;
        Assert.Equal(ActivityDraft.MostDays, columns.Single(c => c.Name == "days").Most);
        Assert.All(columns.Where(c => c.Name is "students" or "residents" or "faculty" or "staff"), c => Assert.Equal(ActivityDraft.MostPeople, c.Most));
    }

    [Theory]
    [InlineData("challenges")]
    [InlineData("collaborations")]
    [InlineData("funding")]
    [InlineData("outcomes")]
    public void Columns_FilledWithTheirExamples_AreARecordThatTheRegisterTakes(string kind)
    {
        using var json = ExampleRow.AsJson(Template.Find(kind)!);
        var faults = new Faults();
        object? record = kind switch
        {
            "challenges" => ChallengeReader.Read(json.RootElement, "en", faults),
            "collaborations" => CollaborationReader.Read(json.RootElement, faults),
            "funding" => FundingReader.Read(json.RootElement, faults),
            _ => OutcomeReader.Read(json.RootElement, faults),
        };
        Assert.Empty(faults.All);
        Assert.NotNull(record);
    }

    [Fact]
    public void Collaborations_RepeatedColumns_TakeTurnsAndOnlyTheFirstIsRequired()
    {
        var partners = Template.Find("collaborations")!.Columns.Where(c => c.Name.StartsWith("partners.", StringComparison.Ordinal)).ToArray();
        Assert.Equal(
            [
                "partners.1.institution", "partners.1.role", "partners.2.institution", "partners.2.role", "partners.3.institution", "partners.3.role",
            ],
            partners.Select(c => c.Name));
        Assert.Equal(["partners.1.institution"], partners.Where(c => c.Need == ColumnNeed.Required).Select(c => c.Name));
    }

    [Fact]
    public void Find_Unknown_IsNull() => Assert.Null(Template.Find("rosters"));

    private static bool IsTaken(TemplateColumn column, string text) => column.Type switch
    {
        ColumnType.Code => column.List!.Codes.Any(c => c.Code == text),
        ColumnType.Date => IsoDate.TryParse(text, out _),
        ColumnType.Whole => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= column.Least && number <= column.Most,
        ColumnType.Amount => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0,
        _ => text.Length >= (column.Least ?? 0) && text.Length <= column.Most,
    };
}
