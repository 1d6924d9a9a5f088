using System.Net;
using System.Net.Sockets;
using Collab.EndToEnd.Tests.Access;
using Collab.EndToEnd.Tests.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Collab.EndToEnd.Tests.Security;

/// <summary>Tokens that bring a key of their own, or say where one is: only the issuer's published keys count, and nobody else is asked.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task SignIn_TokenThatNamesItsOwnKey_Is401AndNobodyIsAsked()
    {
        await using var issuer = await LocalIssuer.StartAsync();
        await using var app = await AppProcess.StartAsync(
            new Dictionary<string, string> { ["Collab__Oidc__Authority"] = issuer.Issuer, ["Collab__Oidc__Audience"] = LocalIssuer.Audience });
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var elsewhere = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/keys";
        var own = LocalIssuer.NewKey();
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(own);
        Dictionary<string, object>[] headers =
        [
            new() { ["jku"] = elsewhere },
            new() { ["x5u"] = elsewhere },
            new() { ["jwk"] = new Dictionary<string, object> { ["kty"] = "RSA", ["n"] = jwk.N, ["e"] = jwk.E } },
        ];
        string?[] names = [own.KeyId, issuer.Key.KeyId, "../../../../dev/null", "' or '1'='1", elsewhere, new('k', 4000)];
        using var http = app.Client();
        var api = new ApiClient(http);
        var claims = LocalIssuer.Claims("admin");
        (await api.GetAsync("institutions", ("Authorization", $"Bearer {issuer.Token(claims)}"))).Want(HttpStatusCode.OK);
        foreach (var header in headers)
        {
            foreach (var name in names)
            {
                var token = Token(issuer, new RsaSecurityKey(own.Rsa) { KeyId = name }, header, claims);
                var answer = await api.GetAsync("institutions", ("Authorization", $"Bearer {token}"));
                Assert.True(answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, answer.Status.ToString());
            }
        }

        Assert.False(listener.Pending(), "The address in the token was asked.");
        Assert.DoesNotContain(app.Output.Split('\n'), line => line.Contains(" fail: ", StringComparison.Ordinal));
    }

    private static string Token(LocalIssuer issuer, RsaSecurityKey key, Dictionary<string, object> header, Dictionary<string, object> claims)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer.Issuer,
            Audience = LocalIssuer.Audience,
            NotBefore = now.AddMinutes(-1),
            Expires = now.AddMinutes(5),
            Claims = claims,
            AdditionalHeaderClaims = header,
            SigningCredentials = new(key, SecurityAlgorithms.RsaSha256) { CryptoProviderFactory = new() { CacheSignatureProviders = false } },
        });
    }
}
