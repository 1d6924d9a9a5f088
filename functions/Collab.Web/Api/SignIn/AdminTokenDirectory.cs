using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>The directory of the one bootstrap token.</summary>
public sealed class AdminTokenDirectory(string adminToken, TimeProvider clock) : ITokenDirectory
{
    /// <summary>How often a use of the token counts as a sign-in of its own, as for the other tokens that are looked up again each minute.</summary>
    private static readonly TimeSpan FreshAfter = TimeSpan.FromMinutes(1);

    // Hashes have one length, so the comparison tells nothing about the token's.
    private readonly KeyHash hash = KeyHash.Of(adminToken);
    private long lastFresh;

    public bool Takes(BearerToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return hash.Matches(token.Hash);
    }

    public ValueTask<TokenFinding> FindAsync(BearerToken token, CancellationToken cancellationToken) =>
        new(Takes(token) ? new TokenFinding(Caller.Admin, IsFresh(), string.Empty) : TokenFinding.Refused("unknown-token"));

    private bool IsFresh()
    {
        var last = Volatile.Read(ref lastFresh);
        return (last == 0 || clock.GetElapsedTime(last) >= FreshAfter) && Interlocked.CompareExchange(ref lastFresh, clock.GetTimestamp(), last) == last;
    }
}
