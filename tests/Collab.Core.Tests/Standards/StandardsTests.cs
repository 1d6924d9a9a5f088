using Collab.Core.Collaborations;
using Collab.Core.Standards;
using Collab.Testing;

namespace Collab.Core.Tests.Standards;

public sealed class StandardsTests
{
    [Fact]
    public void Countries_All_HaveRegionAndThreeNames()
    {
        Assert.Equal(248, Countries.All.Count());
        Assert.All(Countries.All, c => Assert.Equal(["en", "mn", "ne"], c.Names.Entries.Select(e => e.Key)));
        Assert.Equal(("Asia", "Eastern Asia"), (Countries.Find("MN")!.Region, Countries.Find("MN")!.Subregion));
        Assert.Equal("Монгол", Countries.NameOf("MN", "mn"));
        Assert.Equal("नेपाल", Countries.NameOf("NP", "ne"));
    }

    [Theory]
    [InlineData("2026-08-31", 9, "2025/2026")]
    [InlineData("2026-09-01", 9, "2026/2027")]
    [InlineData("2026-01-01", 1, "2026/2027")]
    [InlineData("2024-02-29", 9, "2023/2024")]
    public void AcademicYear_Of_FollowsTheStartMonth(string date, int startMonth, string year) =>
        Assert.Equal(year, AcademicYear.Of(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture), startMonth).ToString());

    [Theory]
    [InlineData("2026/2027", true)]
    [InlineData("2026/2028", false)]
    [InlineData("2026-2027", false)]
    [InlineData("26/27", false)]
    public void AcademicYear_TryParse_WantsTwoYearsInARow(string text, bool valid) => Assert.Equal(valid, AcademicYear.TryParse(text, out _));

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2026-02-29", false)]
    [InlineData("2026-2-9", false)]
    [InlineData("2026-13-01", false)]
    [InlineData("०२६-०१-०१", false)]
    public void IsoDate_TryParse_TakesCalendarDatesOnly(string text, bool valid) => Assert.Equal(valid, IsoDate.TryParse(text, out _));

    [Theory]
    [InlineData("2026-03-01", "2026-03-31", "2026-02-01", "2026-02-28")]
    [InlineData("2024-03-01", "2024-03-31", "2024-02-01", "2024-02-29")]
    [InlineData("2026-01-01", "2026-12-31", "2025-01-01", "2025-12-31")]
    [InlineData("2026-03-10", "2026-03-19", "2026-02-28", "2026-03-09")]
    public void Period_Previous_HasTheSameLength(string from, string to, string previousFrom, string previousTo)
    {
        var previous = new Period(Date(from), Date(to)).Previous();
        Assert.Equal(new Period(Date(previousFrom), Date(previousTo)), previous);
    }

    [Fact]
    public void Codes_Of_AreTheFieldsTerms()
    {
        Assert.Equal("who-collaborating-centre", Codes<Instrument>.Of(Instrument.WhoCollaboratingCentre));
        Assert.Equal("letter-of-intent", Codes<Instrument>.Of(Instrument.LetterOfIntent));
        Assert.True(Codes<CollaborationKind>.TryParse("shared-educational-resources", out var kind));
        Assert.Equal(CollaborationKind.SharedEducationalResources, kind);
        Assert.False(Codes<CollaborationKind>.TryParse("SharedEducationalResources", out _));
    }

    [Fact]
    public void RecordId_New_IsVersion7InOrderOfTimeAlsoWithinAMillisecond()
    {
        var clock = new ManualClock(new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));
        var ids = new List<string>();
        for (var i = 0; i < 10_000; i++)
        {
            var id = RecordId.New(clock);
            Assert.Equal((7, true), (id.Version, id.Variant is >= 8 and <= 11));
            ids.Add(id.ToString());
            clock.Advance(TimeSpan.FromTicks(3));
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void RecordId_NewIn_CarriesTheInstitutionsMarkAndIsVersion7()
    {
        var id = RecordId.NewIn("mn-university", TimeProvider.System);
        Assert.Equal(7, id.Version);
        Assert.True(RecordId.MayBelongTo(id, "mn-university"));
        Assert.False(RecordId.MayBelongTo(id, "np-academy"));
    }

    [Fact]
    public void RecordId_At_IsVersion7InOrderOfTimeAndTheSameAgain()
    {
        var at = new DateTimeOffset(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);
        var id = RecordId.At(at, "a", "b");
        Assert.Equal((7, id), (id.Version, RecordId.At(at, "a", "b")));
        Assert.NotEqual(id, RecordId.At(at, "a", "c"));
        Assert.True(string.CompareOrdinal(id.ToString(), RecordId.At(at.AddMilliseconds(1), "a", "b").ToString()) < 0);
        Assert.Equal(Guid.CreateVersion7(at).ToString()[..13], id.ToString()[..13]);
        Assert.Contains(id.ToString()[19], "89ab");
    }

    [Fact]
    public void RecordId_From_SeparatesItsParts() => Assert.NotEqual(RecordId.From("ab", "c"), RecordId.From("a", "bc"));

    [Theory]
    [InlineData("0000000121032683", true)]
    [InlineData("000000012281955X", true)]
    [InlineData("0000000121032684", false)]
    public void Mod11_IsValid_ChecksTheLastCharacter(string text, bool valid) => Assert.Equal(valid, Mod11.IsValid(text));

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
