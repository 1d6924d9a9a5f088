using System.Text;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Items;
using Collab.Core.Json;
using Collab.Core.Reports;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Collab.Core.Tests.Reports;

/// <summary>
/// Random registers, made and edited through the operations on a real store: every report equals, byte for byte, one counted from the
/// stored records by brute force, and the kept month cells equal those rebuilt from the records.
/// </summary>
public sealed class ReportExactnessTests
{
    private static readonly string[] Scopes = [TestRegister.Home, TestRegister.OtherHome, RandomRegister.ThirdHome, ReportScope.National];

    [Fact]
    public void Report_OfRandomRegister_EqualsBruteForce() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(15),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(seed).GetAwaiter().GetResult()));

    [Fact]
    public async Task Report_OfTheSameRowsStoredInAnotherOrder_IsTheSameBytes()
    {
        var random = new Random(5);
        await using var register = await TestRegister.OpenAsync();
        await new RandomRegister(register, random).MakeAsync(80);
        await using var copy = await TestRegister.OpenAsync();
        await copy.AddInstitutionAsync(RandomRegister.ThirdHome, """{"names":{"mn":"Хоёрдугаар их сургууль"},"kind":"university","country":"MN","home":true}""");
        copy.Clock.SetTo(register.Clock.GetUtcNow());
        foreach (var home in Scopes[..3])
        {
            var rows = new List<Row>();
            await foreach (var row in register.Store.ReadAllAsync(TableNames.Register, home, new RowRange(" ", "~"), null, default))
            {
                rows.Add(row);
            }

            foreach (var row in rows.OrderBy(_ => random.Next()))
            {
                Assert.IsType<CommitResult.Committed>(await copy.Store.CommitAsync(TableNames.Register, home, [new RowChange.Add(row.Key, row.Values)], default));
            }
        }

        foreach (var scope in Scopes)
        {
            var bytes = await BytesAsync(register, scope, new(2024, 1, 1), new(2024, 12, 31));
            Assert.Equal(bytes, await BytesAsync(register, scope, new(2024, 1, 1), new(2024, 12, 31)));
            Assert.Equal(bytes, await BytesAsync(copy, scope, new(2024, 1, 1), new(2024, 12, 31)));
        }
    }

    /// <summary>Guards the comparison above: it would hold for registers in which nothing happens, too.</summary>
    [Fact]
    public async Task Report_OfRandomRegister_HasEveryFigure()
    {
        var reports = new List<Report>();
        for (var seed = 1; seed <= 3; seed++)
        {
            await using var register = await TestRegister.OpenAsync();
            await new RandomRegister(register, new(seed)).MakeAsync(150);
            reports.Add(TestRegister.Done(await register.Summarise.RunAsync(
                Caller.Admin, ReportScope.National, new(2024, 3, 1), new(2025, 10, 31), "en", default)));
        }

        Assert.Contains(reports, r => r.Activities.ByPartner.Count > 1 && r.Reciprocity.Count > 1);
        Assert.Contains(reports, r => r.Outcomes.ByImpact.Count > 1 && r.Funding.Count > 1);
        Assert.Contains(reports, r => r.Challenges is { Opened: > 0, Resolved: > 0, Blocked.Count: > 0 });
        Assert.Contains(reports, r => r.Quality is { Completeness: > 0 and < 1, Missing.Count: > 0 });
        Assert.Contains(reports, r => r.Quality.Timeliness is > 0 and < 1);
        Assert.Contains(reports, r => r.Change.Quality.Timeliness is not null);
        Assert.Contains(reports, r => r.Change.Funding.Any(f => f.Incoming[0] == '-' || f.Commitment[0] == '-' || f.Expenditure[0] == '-'));
    }

    private static async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        await using var register = await TestRegister.OpenAsync();
        var made = new RandomRegister(register, random);
        await made.MakeAsync(random.Next(20, 160));
        var items = new List<IItem>();
        foreach (var (id, home) in made.Collaborations)
        {
            var own = await WholeRegister.ItemsAsync(register, id, home);
            await WholeRegister.AssertAsync(register, id, own.Count, home);
            items.AddRange(own);
        }

        var institutions = (await register.Directory.AllAsync(default)).ToDictionary(i => i.Id);
        foreach (var scope in Scopes)
        {
            var collaborations = await CollaborationsAsync(register, scope);
            var bruteForce = new BruteForce(institutions, collaborations, [.. items.Where(i => collaborations.Any(c => c.Id == i.Collaboration))]);
            for (var i = 0; i < 4; i++)
            {
                var (from, to) = made.Period();
                var expected = bruteForce.Report(scope, from, to, DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime));
                Assert.Equal(Encoding.UTF8.GetString(RegisterJson.Bytes(expected)), await BytesAsync(register, scope, from, to));
            }
        }
    }

    /// <summary>The scope's collaborations, as the API lists them.</summary>
    private static async Task<IReadOnlyList<Collaboration>> CollaborationsAsync(TestRegister register, string scope)
    {
        var filter = new CollaborationFilter { Institutions = scope == ReportScope.National ? [] : [scope] };
        var page = await register.Reading.ListAsync(Caller.Admin, filter, 500, null, default);
        Assert.Null(page.Next);
        return [.. page.Items.Select(body => JsonSerializer.Deserialize(body, RegisterJson.Readable.Collaboration)!)];
    }

    private static async Task<string> BytesAsync(TestRegister register, string scope, DateOnly from, DateOnly to)
    {
        var report = TestRegister.Done(await register.Summarise.RunAsync(Caller.Admin, scope, from, to, "en", default));
        return Encoding.UTF8.GetString(RegisterJson.Bytes(report));
    }
}
