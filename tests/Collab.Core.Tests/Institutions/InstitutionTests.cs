using System.Text;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Institutions;

public sealed class InstitutionTests
{
    [Fact]
    public async Task Save_New_NormalisesIdentifiersAndDerivesTheRegion()
    {
        await using var register = await TestRegister.OpenAsync();

        var answer = TestRegister.Done(await SaveAsync(register, "oxford", """
            {"names":{"en":"Oxford","ne":"अक्सफोर्ड"},"kind":"university","country":"GB","identifiers":{"ror":"https://ror.org/052gg0110","isni":"0000 0001 2103 2683"},
             "contacts":[{"name":"Office","role":"coordinator","email":"office@example.org"}],"website":"https://example.org"}
            """, new Expectation.Nothing()));

        var stored = TestRegister.Json(Encoding.UTF8.GetString(answer.Body));
        Assert.Equal("052gg0110", stored.GetProperty("identifiers").GetProperty("ror").GetString());
        Assert.Equal("0000000121032683", stored.GetProperty("identifiers").GetProperty("isni").GetString());
        Assert.Equal(("Europe", "Northern Europe"), (stored.GetProperty("region").GetString(), stored.GetProperty("subregion").GetString()));
    }

    [Fact]
    public async Task Save_ManyFaults_AreAllNamedAndNothingIsStored()
    {
        await using var register = await TestRegister.OpenAsync();

        var refusal = TestRegister.Refused(await SaveAsync(register, "-bad", """
            {"names":{},"kind":"club","identifiers":{"ror":"052gg0111","doi":"x"},"home":"yes","website":"ftp://x","contacts":[{"email":"nobody"}],"colour":1}
            """, new Expectation.Nothing()));

        Assert.Equal(
            ["/colour", "/contacts/0/email", "/contacts/0/name", "/home", "/id", "/identifiers/doi", "/identifiers/ror", "/kind", "/names", "/website"],
            Assert.IsType<Refusal.Invalid>(refusal).Faults.Select(f => f.Pointer).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("-bad", (await register.Directory.AllAsync(default)).Select(i => i.Id));
    }

    [Fact]
    public async Task Save_Stale_ChangesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        const string json = """{"names":{"en":"X"},"kind":"ngo","country":"NP"}""";
        var first = TestRegister.Done(await SaveAsync(register, "ngo", json, new Expectation.Nothing()));

        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await SaveAsync(register, "ngo", json, new Expectation.Nothing())));
        Assert.IsType<Refusal.Stale>(TestRegister.Refused(await SaveAsync(register, "ngo", json, new Expectation.Version("\"9\""))));
        var second = TestRegister.Done(await SaveAsync(register, "ngo", json.Replace("X", "Y", StringComparison.Ordinal), new Expectation.Version(first.ETag)));

        Assert.NotEqual(first.ETag, second.ETag);
        Assert.Equal("Y", (await register.Directory.FindAsync("ngo", default))!.Names.In("en"));
    }

    [Fact]
    public async Task Save_HomeWithARegister_StaysAHome()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync();

        var refusal = TestRegister.Refused(await SaveAsync(
            register, TestRegister.Home, """{"names":{"en":"X"},"kind":"university","country":"MN","home":false}""", new Expectation.Version("\"1\"")));

        Assert.Equal("register-in-use", Assert.IsType<Refusal.Conflict>(refusal).Code);
    }

    [Fact]
    public async Task Save_ByAnyoneButTheAdmin_IsNotFound()
    {
        await using var register = await TestRegister.OpenAsync();
        var save = new SaveInstitution(register.Store, register.Directory, register.Clock);
        var outcome = await save.RunAsync(
            new("o", CallerRole.Officer, TestRegister.Home), "x1", TestRegister.Json("{}"), new Expectation.Nothing(), default);
        Assert.IsType<Refusal.NotFound>(TestRegister.Refused(outcome));
    }

    private static Task<Outcome<Core.Writing.WriteAnswer>> SaveAsync(TestRegister register, string id, string json, Expectation expectation) =>
        new SaveInstitution(register.Store, register.Directory, register.Clock).RunAsync(Caller.Admin, id, TestRegister.Json(json), expectation, default);
}
