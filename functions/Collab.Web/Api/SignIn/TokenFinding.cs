using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>
/// What a directory knows of a token: its caller, or null with the reason, a code for the log that the client never sees. <paramref name="IsFresh"/>
/// tells a token that was looked up from one that was good a moment ago.
/// </summary>
public readonly record struct TokenFinding(Caller? Caller, bool IsFresh, string Reason)
{
    public static TokenFinding Refused(string reason) => new(null, true, reason);
}
