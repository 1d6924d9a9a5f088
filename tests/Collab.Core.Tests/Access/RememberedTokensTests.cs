using Collab.Core.Access;
using Collab.Testing;

namespace Collab.Core.Tests.Access;

/// <summary>What is remembered of good tokens is bounded in time and number.</summary>
public sealed class RememberedTokensTests
{
    private readonly ManualClock clock = new(new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Keep_MoreThanFit_StaysBounded()
    {
        var tokens = new RememberedTokens<string>(clock);
        for (var i = 0; i < 25_000; i++)
        {
            tokens.Keep(new((UInt128)i, 0), "client", null, tokens.Generation);
            Assert.InRange(tokens.Count, 1, 10_000);
        }
    }

    [Fact]
    public void Keep_ForgottenWhileItWasRead_IsNotRemembered()
    {
        var tokens = new RememberedTokens<string>(clock);
        var hash = KeyHash.Of("token");
        var since = tokens.Generation;
        tokens.Forget([hash.Id]);
        tokens.Keep(hash, "client", null, since);
        Assert.Null(tokens.Find(hash));
        tokens.Keep(hash, "client", null, tokens.Generation);
        Assert.Equal("client", tokens.Find(hash));
    }

    [Fact]
    public void Find_PastItsEnd_IsForgotten()
    {
        var tokens = new RememberedTokens<string>(clock);
        var hash = KeyHash.Of("token");
        tokens.Keep(hash, "client", clock.GetUtcNow().AddSeconds(10), tokens.Generation);
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.NotNull(tokens.Find(hash));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(tokens.Find(hash));
        Assert.Equal(0, tokens.Count);
        tokens.Keep(hash, "client", clock.GetUtcNow(), tokens.Generation);
        Assert.Equal(0, tokens.Count);
    }
}
