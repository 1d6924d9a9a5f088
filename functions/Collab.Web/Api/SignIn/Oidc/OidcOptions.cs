using System.Collections.Frozen;
using Collab.Core.Access;
using Collab.Core.Standards;
using Microsoft.Extensions.Configuration;

namespace Collab.Web.Api.SignIn.Oidc;

/// <summary>The section <c>Collab:Oidc</c> of the configuration: the OpenID Connect issuer whose tokens sign in, and how its claims are read.</summary>
public sealed class OidcOptions
{
    public const string AuthorityKey = "Collab:Oidc:Authority";
    public const string AudienceKey = "Collab:Oidc:Audience";
    public const string RoleClaimKey = "Collab:Oidc:RoleClaim";
    public const string InstitutionClaimKey = "Collab:Oidc:InstitutionClaim";

    /// <summary>The section of <see cref="Roles"/>: a key for each value of the claim, such as <c>Collab:Oidc:Roles:Register.Office</c>.</summary>
    public const string RolesKey = "Collab:Oidc:Roles";

    private OidcOptions(Uri authority, string audience, string roleClaim, string institutionClaim, FrozenDictionary<string, CallerRole> roles)
    {
        Authority = authority;
        Audience = audience;
        RoleClaim = roleClaim;
        InstitutionClaim = institutionClaim;
        Roles = roles;
    }

    /// <summary>The issuer: https, or http on this machine.</summary>
    public Uri Authority { get; }

    /// <summary>Whom a token must be made out to.</summary>
    public string Audience { get; }

    /// <summary>The claim that holds the role; <c>roles</c> unless set.</summary>
    public string RoleClaim { get; }

    /// <summary>The claim that holds the id of a partner's or officer's institution; <c>institution</c> unless set.</summary>
    public string InstitutionClaim { get; }

    /// <summary>Which role a value of the role claim means; the roles' own codes unless set.</summary>
    public IReadOnlyDictionary<string, CallerRole> Roles { get; }

    /// <summary>The options, or null without an authority; what is wrong goes to <paramref name="faults"/>.</summary>
    public static OidcOptions? From(IConfiguration configuration, ICollection<string> faults)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(faults);
        var audience = configuration[AudienceKey];
        if (configuration[AuthorityKey] is not { Length: > 0 } authority)
        {
            if (!string.IsNullOrWhiteSpace(audience))
            {
                faults.Add($"{AudienceKey} is set and {AuthorityKey} isn't; a token is checked by both.");
            }

            return null;
        }

        var roles = ReadRoles(configuration, faults);
        if (string.IsNullOrWhiteSpace(audience))
        {
            faults.Add($"{AudienceKey} must be set beside {AuthorityKey}: whom a token is made out to.");
        }

        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !IsSafe(address))
        {
            faults.Add($"{AuthorityKey} must be an https address (http only on this machine, such as http://127.0.0.1:8080); it is '{authority}'.");
            return null;
        }

        return new(
            address, audience ?? string.Empty, Text(configuration, RoleClaimKey, "roles"), Text(configuration, InstitutionClaimKey, "institution"), roles);
    }

    /// <summary>May keys be fetched from there? Over an open network anybody could hand us his own.</summary>
    public static bool IsSafe(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
    }

    private static string Text(IConfiguration configuration, string key, string unset) =>
        configuration[key] is { Length: > 0 } text ? text : unset;

    private static FrozenDictionary<string, CallerRole> ReadRoles(IConfiguration configuration, ICollection<string> faults)
    {
        var roles = new Dictionary<string, CallerRole>(StringComparer.Ordinal);
        foreach (var entry in configuration.GetSection(RolesKey).GetChildren())
        {
            if (Codes<CallerRole>.TryParse(entry.Value ?? string.Empty, out var role))
            {
                roles[entry.Key] = role;
            }
            else
            {
                faults.Add($"{RolesKey}:{entry.Key} must be one of {string.Join(", ", Codes<CallerRole>.All)}; it is '{entry.Value}'.");
            }
        }

        return roles.Count > 0
            ? roles.ToFrozenDictionary(StringComparer.Ordinal)
            : Enum.GetValues<CallerRole>().ToFrozenDictionary(Codes<CallerRole>.Of, StringComparer.Ordinal);
    }
}
