using System.Security.Cryptography;
using Collab.Core.Documents;
using Collab.Testing;

namespace Collab.Core.Tests.Documents;

public sealed class UploadSignatureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);
    private static readonly Guid Document = Guid.Parse("01a20219-12bd-7e71-8886-042c54aefe86");

    private readonly ManualClock clock = new(Now);
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    [Fact]
    public void IsGood_OurSignature_UntilItsLastSecondAndNotAfter()
    {
        var signature = new UploadSignature(key, clock);
        var end = Now.AddHours(1).ToUnixTimeSeconds();
        var signed = signature.Sign(Document, end, 100)!;

        Assert.True(signature.IsGood(Document, end, 100, signed));
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        Assert.True(signature.IsGood(Document, end, 100, signed));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(signature.IsGood(Document, end, 100, signed));
    }

    [Fact]
    public void IsGood_AnythingChanged_IsNot()
    {
        var signature = new UploadSignature(key, clock);
        var end = Now.AddHours(1).ToUnixTimeSeconds();
        var signed = signature.Sign(Document, end, 100)!;
        var other = new UploadSignature(RandomNumberGenerator.GetBytes(32), clock);

        Assert.False(signature.IsGood(Guid.CreateVersion7(), end, 100, signed));
        Assert.False(signature.IsGood(Document, end + 1, 100, signed));
        Assert.False(signature.IsGood(Document, end, 101, signed));
        Assert.False(signature.IsGood(Document, end, 100, other.Sign(Document, end, 100)!));
        foreach (var wrong in new[] { "", "x", signed[..^1], signed + "0", signed[..^1] + (signed[^1] == '0' ? '1' : '0'), new('g', 64), new('0', 64), $" {signed}" })
        {
            Assert.False(signature.IsGood(Document, end, 100, wrong), wrong);
        }
    }

    [Fact]
    public void IsGood_WithoutAKey_NothingIs()
    {
        var none = new UploadSignature(null, clock);
        var end = Now.AddHours(1).ToUnixTimeSeconds();
        Assert.Null(none.Sign(Document, end, 100));
        Assert.False(none.IsGood(Document, end, 100, new UploadSignature([], clock).Sign(Document, end, 100)!));
    }
}
