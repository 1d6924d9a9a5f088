using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>The bearer token of a request (RFC 6750), hashed once for all who want to compare or remember it.</summary>
public sealed class BearerToken(string text)
{
    public string Text { get; } = text;

    public KeyHash Hash { get; } = KeyHash.Of(text);

    /// <summary>Never the token.</summary>
    public override string ToString() => $"token {Hash.Id}";
}
