using Collab.Core.Standards;

namespace Collab.Core.Tests.Standards;

public sealed class RorIdTests
{
    // Real ids from ror.org: Cornell University and the University of Oxford.
    [Theory]
    [InlineData("05bnh6r87")]
    [InlineData("https://ror.org/05bnh6r87")]
    [InlineData("ROR.org/05BNH6R87")]
    [InlineData(" https://ror.org/05bnh6r87/ ")]
    public void TryNormalise_ValidInAnyForm_GivesTheBareForm(string text)
    {
        Assert.True(RorId.TryNormalise(text, out var id, out _));
        Assert.Equal("05bnh6r87", id);
    }

    [Fact]
    public void TryNormalise_OxfordsId_IsValid() => Assert.True(RorId.TryNormalise("052gg0110", out _, out _));

    [Theory]
    [InlineData("05bnh6r88", "87")]
    [InlineData("05bnh6s87", "check digits")]
    [InlineData("05bnh6r8", "ROR id is 0")]
    [InlineData("15bnh6r87", "ROR id is 0")]
    [InlineData("05bnh6u87", "no i, l, o, u")]
    [InlineData("https://evil.example/ror.org/05bnh6r87", "ROR id is 0")]
    [InlineData("", "ROR id is 0")]
    public void TryNormalise_Wrong_SaysWhy(string text, string why)
    {
        Assert.False(RorId.TryNormalise(text, out _, out var fault));
        Assert.Contains(why, fault, StringComparison.Ordinal);
    }
}
