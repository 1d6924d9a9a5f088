using Collab.Core.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Collab.Web.Api.SignIn.Oidc;

/// <summary>
/// The directory of the tokens (RFC 7519) of one OpenID Connect issuer: signature by a key that the issuer publishes, issuer, audience and life
/// time, then the caller from the claims. A key that isn't known makes the issuer be asked again, a bounded number of times.
/// </summary>
public sealed class IssuedTokenDirectory : ITokenDirectory, IDisposable
{
    /// <summary>How far the issuer's clock and ours may differ.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>How often unknown keys may make us ask the issuer again.</summary>
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(10);

    /// <summary>Only signatures that the issuer alone can make. A shared secret (HS256) would be the public key itself to whoever mixes them up.</summary>
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler handler;
    private readonly IssuerDocuments documents = new();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> issuer;
    private readonly RememberedTokens<Caller> remembered;
    private readonly OidcOptions options;
    private readonly TokenClaims claims;
    private readonly TimeProvider clock;

    public IssuedTokenDirectory(OidcOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);

        // Else a refresh runs in the background, and the first token under a new key would be refused. The library reads its switches once,
        // when the first of its types is used.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);
        handler = new() { MapInboundClaims = false };
        this.options = options;
        this.clock = clock;
        claims = new(options);
        remembered = new(clock);
        var address = $"{options.Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";
        issuer = new(address, new OpenIdConnectConfigurationRetriever(), documents) { RefreshInterval = AskAgainAfter };
    }

    /// <summary>A signed token has three parts (RFC 7515); our own keys have no dots.</summary>
    public bool Takes(BearerToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.Text.AsSpan().Count('.') == 2;
    }

    public ValueTask<TokenFinding> FindAsync(BearerToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        return remembered.Find(token.Hash) is { } caller
            ? new(new TokenFinding(caller, IsFresh: false, string.Empty))
            : new(CheckAsync(token, cancellationToken));
    }

    public void Dispose() => documents.Dispose();

    private async Task<TokenFinding> CheckAsync(BearerToken token, CancellationToken cancellationToken)
    {
        var keys = await KeysAsync(cancellationToken);
        var result = await handler.ValidateTokenAsync(token.Text, RulesOf(keys));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            issuer.RequestRefresh();
            var newer = await KeysAsync(cancellationToken);
            if (documents.Failed)
            {
                throw new IssuerUnavailableException("A token names a key that isn't known, and the issuer can't be asked.");
            }

            result = ReferenceEquals(newer, keys) ? result : await handler.ValidateTokenAsync(token.Text, RulesOf(newer));
        }

        return result.IsValid ? Accept(token, (JsonWebToken)result.SecurityToken) : TokenFinding.Refused(ReasonOf(result.Exception));
    }

    private TokenFinding Accept(BearerToken token, JsonWebToken read)
    {
        if (claims.Read(read, out var reason) is not { } caller)
        {
            return TokenFinding.Refused(reason);
        }

        remembered.Keep(token.Hash, caller, new DateTimeOffset(read.ValidTo, TimeSpan.Zero) + Skew, remembered.Generation);
        return new(caller, IsFresh: true, string.Empty);
    }

    private async Task<OpenIdConnectConfiguration> KeysAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await issuer.GetConfigurationAsync(cancellationToken);
        }
        catch (InvalidOperationException fault)
        {
            // What the library makes of every way in which the documents can't be had.
            throw new IssuerUnavailableException(fault.InnerException?.Message ?? fault.Message, fault);
        }
    }

    private TokenValidationParameters RulesOf(OpenIdConnectConfiguration published) => new()
    {
        ValidIssuer = published.Issuer,
        ValidAudience = options.Audience,
        IssuerSigningKeys = published.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (from, until, _, _) => IsInTime(from, until),
    };

    private bool IsInTime(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + Skew && (from is not { } start || start - Skew <= now);
    }

    /// <summary>A code for the log; the exception's own words repeat parts of the token.</summary>
    private static string ReasonOf(Exception? fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException => "jwt-out-of-time",
        SecurityTokenNoExpirationException => "jwt-out-of-time",
        SecurityTokenInvalidAudienceException => "jwt-for-another-audience",
        SecurityTokenInvalidIssuerException => "jwt-of-another-issuer",
        SecurityTokenSignatureKeyNotFoundException => "jwt-under-an-unknown-key",
        SecurityTokenInvalidAlgorithmException => "jwt-with-a-wrong-algorithm",
        SecurityTokenInvalidSignatureException => "jwt-with-a-wrong-signature",
        _ => "jwt-malformed",
    };
}
