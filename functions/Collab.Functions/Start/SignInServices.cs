using Collab.Web.Api.SignIn;
using Collab.Web.Api.SignIn.Oidc;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Functions.Start;

/// <summary>Registers the ways to sign in: the admin token, the clients' keys and, where an issuer is configured, its tokens.</summary>
internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, OidcOptions? oidc)
    {
        services.AddSingleton<LastUse>();
        services.AddHostedService(provider => provider.GetRequiredService<LastUse>());
        services.AddSingleton(provider => new AdminTokenDirectory(provider.GetRequiredService<AdminToken>().Value, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ClientKeyDirectory>();
        if (oidc is not null)
        {
            services.AddSingleton(oidc);
            services.AddSingleton<IssuedTokenDirectory>();
        }

        return services.AddSingleton<ITokenDirectory>(provider => new TokenDirectories(
            [provider.GetRequiredService<AdminTokenDirectory>(), provider.GetRequiredService<ClientKeyDirectory>(), .. provider.GetServices<IssuedTokenDirectory>()]));
    }
}
