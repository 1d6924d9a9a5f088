using Collab.Core.Access;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.SignIn;

/// <summary>The request's caller, kept on the request.</summary>
internal sealed record SignedIn(Caller Caller)
{
    /// <exception cref="InvalidOperationException">The endpoint is open to all, so there is no caller.</exception>
    public static Caller CallerOf(HttpContext http) =>
        http.Features.Get<SignedIn>()?.Caller ?? throw new InvalidOperationException("Nobody is signed in at this endpoint.");
}

/// <summary>Metadata of an endpoint that needs no token.</summary>
internal sealed class OpenToAll
{
    public static OpenToAll Mark { get; } = new();
}
