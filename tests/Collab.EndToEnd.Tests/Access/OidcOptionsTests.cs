using Collab.Core.Access;
using Collab.Web.Api.SignIn.Oidc;
using Microsoft.Extensions.Configuration;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>The section <c>Collab:Oidc</c> of the configuration.</summary>
public sealed class OidcOptionsTests
{
    [Theory]
    [InlineData("https://id.example.org/tenant", true)]
    [InlineData("http://127.0.0.1:8080", true)]
    [InlineData("http://localhost:8080", true)]
    [InlineData("http://[::1]:8080", true)]
    [InlineData("http://id.example.org", false)]
    [InlineData("http://127.0.0.1.example.org", false)]
    [InlineData("ftp://127.0.0.1", false)]
    [InlineData("id.example.org", false)]
    public void From_Authority_IsTakenOnlyOverASafeLine(string authority, bool taken)
    {
        var (options, faults) = Read(new() { [OidcOptions.AuthorityKey] = authority, [OidcOptions.AudienceKey] = "api://collab" });
        Assert.Equal(taken, options is not null);
        Assert.Equal(taken ? [] : [OidcOptions.AuthorityKey], faults.Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public void From_Roles_AreMappedOrTheirOwnNames()
    {
        var settings = new Dictionary<string, string?> { [OidcOptions.AuthorityKey] = "https://id.example.org", [OidcOptions.AudienceKey] = "api://collab" };
        Assert.Equal(CallerRole.Officer, Read(settings).Options!.Roles["officer"]);
        settings["Collab:Oidc:Roles:Register.Office"] = "officer";
        var mapped = Read(settings).Options!.Roles;
        Assert.Equal([("Register.Office", CallerRole.Officer)], mapped.Select(r => (r.Key, r.Value)));
        settings["Collab:Oidc:Roles:Register.Chief"] = "chief";
        Assert.Equal(["Collab:Oidc:Roles:Register.Chief"], Read(settings).Faults.Select(f => f.Split(' ')[0]));
    }

    [Fact]
    public void From_Nothing_IsNothing()
    {
        var (options, faults) = Read([]);
        Assert.Null(options);
        Assert.Empty(faults);
    }

    private static (OidcOptions? Options, List<string> Faults) Read(Dictionary<string, string?> settings)
    {
        var faults = new List<string>();
        return (OidcOptions.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), faults), faults);
    }
}
