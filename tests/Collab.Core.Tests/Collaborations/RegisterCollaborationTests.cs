using System.Text;
using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Collaborations;

public sealed class RegisterCollaborationTests
{
    private const string Full = """
        {"institution":"mn-university","code":"МЭ-2026/15","partners":[{"institution":"kr-hospital","role":"lead","signedOn":"2026-01-05","signatory":"Rector"},
          {"institution":"who","role":"observer"}],
         "title":{"en":"Clinical training","mn":"Эмнэл зүйн сургалт, Өвөрхангай","ne":"क्लिनिकल तालिम"},"summary":{"en":"Two wards."},
         "instrument":"exchange-agreement","kinds":["clinical-training","student-exchange"],"themes":["nursing"],"fields":["0912","0913"],
         "status":"active","signedOn":"2026-01-10","startsOn":"2026-02-01","endsOn":"2029-01-31","noticePeriodDays":90,"autoRenewMonths":12,
         "conditions":[{"direction":"outbound","type":"student-studies","perYear":4,"monthsPerYear":5,"eqfLevel":7,"field":"0912","language":"en","cefr":"B2",
           "firstAcademicYear":"2026/2027","lastAcademicYear":"2028/2029"}]}
        """;

    [Fact]
    public async Task Register_EveryField_IsStoredWithWhatIsDerived()
    {
        await using var register = await TestRegister.OpenAsync();

        var answer = TestRegister.Done(await register.RegisterAsync(Full));

        var stored = TestRegister.Json(Encoding.UTF8.GetString((await register.Reader.HeadAsync(TestRegister.Home, answer.Id, default))!.Body));
        Assert.Equal("2028-11-02", stored.GetProperty("noticeDeadline").GetString());
        Assert.Equal("Эмнэл зүйн сургалт, Өвөрхангай", stored.GetProperty("title").GetProperty("mn").GetString());
        Assert.Equal("B2", stored.GetProperty("conditions")[0].GetProperty("cefr").GetString());
        Assert.Equal("lead", stored.GetProperty("partners")[0].GetProperty("role").GetString());
        Assert.Equal(answer.Body, Encoding.UTF8.GetBytes(stored.GetRawText()));
    }

    [Fact]
    public async Task Register_CodeTaken_IsAConflictAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        TestRegister.Done(await register.RegisterAsync(Full));
        var before = await register.DumpAsync();

        var refusal = TestRegister.Refused(await register.RegisterAsync(Full.Replace("МЭ", "мэ", StringComparison.Ordinal)));

        Assert.Equal("code-taken", Assert.IsType<Refusal.Conflict>(refusal).Code);
        Assert.Equal(before, await register.DumpAsync());
    }

    [Fact]
    public async Task Register_SameCodeInAnotherRegister_IsFine()
    {
        await using var register = await TestRegister.OpenAsync();
        TestRegister.Done(await register.RegisterAsync(Full));
        TestRegister.Done(await register.RegisterAsync(Full.Replace("mn-university", "np-academy", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Register_ReplayedWithItsKey_GivesTheFirstAnswerInsteadOfCodeTaken()
    {
        await using var register = await TestRegister.OpenAsync();
        var mark = new RequestMark("admin", "k", "b");
        var first = TestRegister.Done(await register.RegisterAsync(Full, mark));

        var second = TestRegister.Done(await register.RegisterAsync(Full, mark));

        Assert.True(second.Replayed);
        Assert.Equal(first.Body, second.Body);
    }

    [Fact]
    public async Task Register_ManyFaults_AreAllNamed()
    {
        await using var register = await TestRegister.OpenAsync();

        var refusal = TestRegister.Refused(await register.RegisterAsync("""
            {"institution":"kr-hospital","partners":[{"institution":"nowhere"},{"institution":"nowhere","role":"king"},{"institution":"kr-hospital"}],
             "title":{"english":"x","en":1},"instrument":"mou","kinds":[],"status":"signed","startsOn":"2026-02-02","endsOn":"2026-01-01",
             "conditions":[{"direction":"none","type":"staff-teaching","perYear":0,"monthsPerYear":2,"firstAcademicYear":"2026/2028","lastAcademicYear":"2026/2027","cefr":"D1"}]}
            """));

        var pointers = Assert.IsType<Refusal.Invalid>(refusal).Faults.Select(f => f.Pointer).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "/partners/1/role", "/partners/1/institution", "/partners/2/institution", "/title/en", "/title/english", "/kinds", "/signedOn", "/endsOn",
                "/conditions/0/direction", "/conditions/0/perYear", "/conditions/0/monthsPerYear", "/conditions/0/firstAcademicYear", "/conditions/0/cefr",
            },
            pointers);
        Assert.Empty(await register.DumpAsync("kr-hospital"));
    }

    [Fact]
    public async Task Register_UnknownInstitutions_AreNamedByPlace()
    {
        await using var register = await TestRegister.OpenAsync();

        var refusal = TestRegister.Refused(await register.RegisterAsync(
            Full.Replace("mn-university", "jp-university", StringComparison.Ordinal).Replace("\"who\"", "\"unicef\"", StringComparison.Ordinal)));

        Assert.Equal(["/institution", "/partners/1/institution"], Assert.IsType<Refusal.Invalid>(refusal).Faults.Select(f => f.Pointer));
    }

    [Fact]
    public async Task List_FiltersAndPages_ShowEachMatchOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        for (var i = 0; i < 9; i++)
        {
            await register.AddCollaborationAsync(
                partner: i % 3 == 0 ? "jp-university" : "kr-hospital", home: i % 2 == 0 ? TestRegister.Home : TestRegister.OtherHome);
            register.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var list = register.Reading;
        var seen = new List<string>();
        Guid? after = null;
        do
        {
            var page = await list.ListAsync(Caller.Admin, new() { Countries = ["KR", "XK"] }, 2, after, default);
            seen.AddRange(page.Items.Select(i => TestRegister.Json(Encoding.UTF8.GetString(i)).GetProperty("id").GetString()!));
            after = page.Next is { } next ? Guid.Parse(next) : null;
        }
        while (after is not null);

        Assert.Equal(6, seen.Distinct().Count());
        Assert.Equal(seen.OrderDescending(StringComparer.Ordinal), seen);
        var officer = await list.ListAsync(new("o", CallerRole.Officer, TestRegister.OtherHome), new(), 50, null, default);
        Assert.Equal(4, officer.Items.Count);
    }

    [Fact]
    public async Task Register_TextWithANoncharacter_IsAFaultAndStoresNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var refusal = TestRegister.Refused(await register.RegisterAsync(Full.Replace("Two wards.", "Two\ufffewards Ө", StringComparison.Ordinal)));
        var fault = Assert.Single(Assert.IsType<Refusal.Invalid>(refusal).Faults);
        Assert.Equal(("/summary/en", "unicode"), (fault.Pointer, fault.Code));
        Assert.Empty(await register.DumpAsync());
    }

    [Fact]
    public async Task List_LongRecord_IsWhole()
    {
        await using var register = await TestRegister.OpenAsync();
        var long1 = new string('Ө', 10_000);
        var json = Full.Replace("\"Two wards.\"", $"\"{long1}\",\"mn\":\"{long1}\",\"ne\":\"{long1}\",\"ru\":\"{long1}\",\"kk\":\"{long1}\"", StringComparison.Ordinal);

        var answer = TestRegister.Done(await register.RegisterAsync(json));

        Assert.True(answer.Body.Length > 100_000);
        var list = register.Reading;
        Assert.Equal(answer.Body, Assert.Single((await list.ListAsync(Caller.Admin, new(), 5, null, default)).Items));
    }
}
