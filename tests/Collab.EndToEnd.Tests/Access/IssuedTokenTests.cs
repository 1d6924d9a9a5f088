using System.Globalization;
using System.Net;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Microsoft.IdentityModel.Tokens;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>Tokens of an OpenID Connect issuer, signed for real and checked by the real process.</summary>
public sealed class IssuedTokenTests : IAsyncLifetime
{
    private LocalIssuer? issuer;
    private AppProcess? app;

    private LocalIssuer Issuer => issuer!;

    private AppProcess App => app!;

    public async Task InitializeAsync()
    {
        issuer = await LocalIssuer.StartAsync();
        app = await AppProcess.StartAsync(Settings(issuer.Issuer));
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await Issuer.DisposeAsync();
    }

    [Fact]
    public async Task SignIn_GoodTokens_ReachAsTheirRole()
    {
        using var cast = await Cast.MakeAsync(App);
        await ReachesAsync(Issuer.Token(), cast, HttpStatusCode.OK, HttpStatusCode.OK);
        await ReachesAsync(Issuer.Token(LocalIssuer.Claims("officer", cast.Home)), cast, HttpStatusCode.OK, HttpStatusCode.NotFound);
        await ReachesAsync(Issuer.Token(LocalIssuer.Claims(new[] { "unrelated", "partner" }, cast.OtherPartner)), cast, HttpStatusCode.NotFound, HttpStatusCode.OK);
        await ReachesAsync(Issuer.Token(LocalIssuer.Claims("admin")), cast, HttpStatusCode.OK, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Change_ByAnIssuedToken_NamesItsSubjectInHistory()
    {
        using var cast = await Cast.MakeAsync(App);
        using var http = App.Client();
        var token = Issuer.Token(LocalIssuer.Claims("officer", cast.Home));
        (await new ApiClient(http).PostAsync($"{cast.Ours}/activities", Samples.Activity(), ("Authorization", $"Bearer {token}"))).Want(HttpStatusCode.Created);
        Assert.Equal("oidc:0f3c-subject", (await cast.Admin.WalkAsync($"{cast.Ours}/history"))[^1]["by"]!.GetValue<string>());
    }

    [Fact]
    public async Task SignIn_TokenThatIsWrongInOneWay_Is401AndTheLogSaysWhy()
    {
        using var other = LocalIssuer.NewKey().Rsa;
        var stranger = new SigningCredentials(new RsaSecurityKey(other) { KeyId = Issuer.Key.KeyId }, SecurityAlgorithms.RsaSha256);
        var good = Issuer.Token();
        (string Token, string Reason)[] wrong =
        [
            (Issuer.SignedWithThePublicKey(), "jwt-with-a-wrong-signature"),
            (Issuer.Unsigned(), "jwt-with-a-wrong-signature"),
            (Issuer.Token(until: TimeSpan.FromMinutes(-1), from: TimeSpan.FromMinutes(-5)), "jwt-out-of-time"),
            (Issuer.Token(from: TimeSpan.FromHours(1), until: TimeSpan.FromHours(2)), "jwt-out-of-time"),
            (Issuer.Token(audience: "api://other"), "jwt-for-another-audience"),
            (Issuer.Token(issuer: "http://127.0.0.1:1"), "jwt-of-another-issuer"),
            (Issuer.Token(signedBy: stranger), "jwt-with-a-wrong-signature"),
            (Issuer.Token(signedBy: new(LocalIssuer.NewKey(), SecurityAlgorithms.RsaSha256)), "jwt-under-an-unknown-key"),
            ($"{good.Split('.')[0]}.{Issuer.Token(LocalIssuer.Claims("admin")).Split('.')[1]}.{good.Split('.')[2]}", "jwt-with-a-wrong-signature"),
            (Issuer.Token(LocalIssuer.Claims("visitor")), "jwt-without-role"),
            (Issuer.Token(LocalIssuer.Claims(new[] { "officer", "admin" }, "mn-university")), "jwt-with-several-roles"),
            (Issuer.Token(LocalIssuer.Claims("officer")), "jwt-without-institution"),
            (Issuer.Token(LocalIssuer.Claims("officer", "No Slug")), "jwt-without-institution"),
            (Issuer.Token(new() { ["roles"] = "admin" }), "jwt-without-subject"),
            ("a.b.c", "jwt-malformed"),
        ];
        await TryAsync(good, HttpStatusCode.OK);
        foreach (var (token, reason) in wrong)
        {
            var before = Count(reason);
            await TryAsync(token, HttpStatusCode.Unauthorized);
            await LoggedAsync(reason, before + 1);
            Assert.DoesNotContain(token, App.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task SignIn_AfterARollover_TakesTheNewKeyAtOnce()
    {
        await TryAsync(Issuer.Token(), HttpStatusCode.OK);
        var old = Issuer.Token(LocalIssuer.Claims("admin"));
        Issuer.RollOver();
        await TryAsync(Issuer.Token(), HttpStatusCode.OK);
        await TryAsync(old, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_IssuerDown_Is503UntilItIsBackAndKnownKeysWorkOn()
    {
        await Issuer.StopAsync();
        (await TryAsync(Issuer.Token(), HttpStatusCode.ServiceUnavailable)).WantProblem(HttpStatusCode.ServiceUnavailable, "issuer-unavailable");
        await Issuer.StartAgainAsync();
        await UntilInAsync(Issuer.Token());
        await Issuer.StopAsync();
        await TryAsync(Issuer.Token(LocalIssuer.Claims("admin")), HttpStatusCode.OK);

        // A key that isn't known may be a new one: nobody can say before the issuer is back.
        Issuer.RollOver();
        var unclear = await TryAsync(Issuer.Token(), HttpStatusCode.ServiceUnavailable);
        Assert.InRange(int.Parse(unclear.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        (await new ApiClient(App.Http).GetAsync("institutions")).Want(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignIn_RolesMapped_TakesTheIssuersOwnWords()
    {
        var settings = new Dictionary<string, string>(Settings(Issuer.Issuer))
        {
            ["Collab__Oidc__RoleClaim"] = "groups",
            ["Collab__Oidc__InstitutionClaim"] = "tenant",
            ["Collab__Oidc__Roles__Register.Office"] = "officer",
        };
        await using var mapped = await AppProcess.StartAsync(settings);
        using var cast = await Cast.MakeAsync(mapped);
        var token = Issuer.Token(new() { ["sub"] = "s", ["groups"] = "Register.Office", ["tenant"] = cast.Home });
        await ReachesAsync(token, cast, HttpStatusCode.OK, HttpStatusCode.NotFound, mapped);
        await TryAsync(Issuer.Token(new() { ["sub"] = "s", ["groups"] = "admin" }), HttpStatusCode.Unauthorized, mapped);
    }

    private static Dictionary<string, string> Settings(string authority) => new(AppProcess.Shared)
    {
        ["Collab__Oidc__Authority"] = authority,
        ["Collab__Oidc__Audience"] = LocalIssuer.Audience,
    };

    private async Task ReachesAsync(string token, Cast cast, HttpStatusCode ours, HttpStatusCode theirs, AppProcess? other = null)
    {
        using var http = (other ?? App).Client();
        var api = new ApiClient(http);
        Assert.Equal((ours, theirs), ((await api.GetAsync(cast.Ours, Bearer(token))).Status, (await api.GetAsync(cast.Theirs, Bearer(token))).Status));
    }

    private async Task<Answer> TryAsync(string token, HttpStatusCode wanted, AppProcess? other = null)
    {
        using var http = (other ?? App).Client();
        var answer = await new ApiClient(http).GetAsync("institutions", Bearer(token), ("X-Forwarded-For", Samples.Address()));
        answer.Want(wanted);
        Assert.Equal(wanted == HttpStatusCode.Unauthorized ? "Bearer error=\"invalid_token\"" : null, answer.Header("WWW-Authenticate"));
        return answer;
    }

    private async Task UntilInAsync(string token)
    {
        using var http = App.Client();
        await Waiting.ForAsync("the token to be good", async () => (await new ApiClient(http).GetAsync("institutions", Bearer(token))).Status == HttpStatusCode.OK);
    }

    private Task LoggedAsync(string reason, int times) => Waiting.ForAsync($"{reason} in the log", () => Task.FromResult(Count(reason) >= times));

    private int Count(string reason) => App.Output.Split($"A sign-in failed: {reason} ").Length - 1;

    private static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");
}
