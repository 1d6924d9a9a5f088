using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Collab.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Collab.EndToEnd.Tests.Access;

/// <summary>An OpenID Connect issuer on this machine that publishes its keys and signs for real.</summary>
internal sealed class LocalIssuer : IAsyncDisposable
{
    public const string Audience = "api://collab";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly HeldPort port = new();
    private WebApplication? web;

    private LocalIssuer()
    {
    }

    /// <summary>The issuer's own name: what a token says it comes from.</summary>
    public string Issuer => port.Url;

    /// <summary>The key that it publishes and signs with.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey();

    public static async Task<LocalIssuer> StartAsync()
    {
        var issuer = new LocalIssuer();
        await issuer.StartAgainAsync();
        return issuer;
    }

    /// <summary>Signs with a new key from now on and publishes that alone.</summary>
    public void RollOver() => Key = NewKey();

    /// <summary>Stops answering.</summary>
    public async Task StopAsync()
    {
        if (web is { } running)
        {
            web = null;
            await running.DisposeAsync();
        }
    }

    /// <summary>Answers again, at the same address.</summary>
    public async Task StartAgainAsync() => web = await ServeAsync();

    /// <summary>A token that is good in every way but those that are changed.</summary>
    public string Token(
        Dictionary<string, object>? claims = null,
        string? issuer = null,
        string audience = Audience,
        TimeSpan? from = null,
        TimeSpan? until = null,
        SigningCredentials? signedBy = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            NotBefore = now + (from ?? TimeSpan.FromMinutes(-1)),
            Expires = now + (until ?? TimeSpan.FromMinutes(5)),
            Claims = claims ?? Claims("commission"),
            SigningCredentials = signedBy ?? new(Key, SecurityAlgorithms.RsaSha256),
        });
    }

    public static Dictionary<string, object> Claims(object roles, string? institution = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = "0f3c-subject", ["roles"] = roles };
        if (institution is not null)
        {
            claims["institution"] = institution;
        }

        return claims;
    }

    /// <summary>The same token, said to be unsigned.</summary>
    public string Unsigned()
    {
        var payload = Token().Split('.')[1];
        return $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{payload}.";
    }

    /// <summary>A token signed with the text of the public key as a shared secret: what takes in a checker that lets the token choose.</summary>
    public string SignedWithThePublicKey()
    {
        var secret = new SymmetricSecurityKey(Encoding.ASCII.GetBytes(Key.Rsa.ExportSubjectPublicKeyInfoPem())) { KeyId = Key.KeyId };
        return Token(signedBy: new(secret, SecurityAlgorithms.HmacSha256));
    }

    public static RsaSecurityKey NewKey() => new(RSA.Create(2048)) { KeyId = $"key-{Guid.CreateVersion7():N}" };

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        port.Dispose();
    }

    private async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(port.Url);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(http => AnswerAsync(http, this));
        await app.StartAsync();
        return app;
    }

    private static Task AnswerAsync(HttpContext http, LocalIssuer issuer)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(http.Request.Path == "/.well-known/openid-configuration" ? issuer.Metadata() : issuer.PublishedKeys());
    }

    private string Metadata() => new JsonObject { ["issuer"] = Issuer, ["jwks_uri"] = $"{Issuer}/keys" }.ToJsonString();

    private string PublishedKeys()
    {
        var numbers = Key.Rsa.ExportParameters(includePrivateParameters: false);
        var key = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Key.KeyId,
            ["n"] = Base64UrlEncoder.Encode(numbers.Modulus),
            ["e"] = Base64UrlEncoder.Encode(numbers.Exponent),
        };
        return new JsonObject { ["keys"] = new JsonArray(key) }.ToJsonString();
    }
}
