using System.Diagnostics.CodeAnalysis;
using Collab.Core.Access;
using Collab.Core.Standards;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Collab.Web.Api.SignIn.Oidc;

/// <summary>Reads the caller from the claims of a token that was checked.</summary>
internal sealed class TokenClaims(OidcOptions options)
{
    private const int MostSubject = 255;

    /// <summary>The caller, or the reason why the claims name none: a code for the log.</summary>
    public Caller? Read(JsonWebToken token, out string reason)
    {
        reason = string.Empty;
        if (SubjectOf(token) is not { } subject)
        {
            reason = "jwt-without-subject";
            return null;
        }

        var roles = Values(token, options.RoleClaim)
            .Where(options.Roles.ContainsKey).Select(value => options.Roles[value]).Distinct().ToArray();
        if (roles is not [var role])
        {
            reason = roles.Length == 0 ? "jwt-without-role" : "jwt-with-several-roles";
            return null;
        }

        string? institution = null;
        if (role is CallerRole.Partner or CallerRole.Officer && !TryInstitution(token, out institution))
        {
            reason = "jwt-without-institution";
            return null;
        }

        return new($"oidc:{subject}", role, institution);
    }

    /// <summary>OpenID Connect Core 1.0, section 2: at most 255 ASCII characters, never given to another.</summary>
    private static string? SubjectOf(JsonWebToken token) =>
        token.Subject is { Length: > 0 and <= MostSubject } subject && !subject.AsSpan().ContainsAnyExceptInRange('!', '~') ? subject : null;

    private bool TryInstitution(JsonWebToken token, [NotNullWhen(true)] out string? institution)
    {
        institution = Values(token, options.InstitutionClaim) is [var only] && Slug.IsValid(only) ? only : null;
        return institution is not null;
    }

    /// <summary>A claim is one value or a list; the library gives a list out as a claim for each.</summary>
    private static string[] Values(JsonWebToken token, string claim) =>
        [.. token.Claims.Where(c => c.Type == claim).Select(c => c.Value).Distinct(StringComparer.Ordinal)];
}
