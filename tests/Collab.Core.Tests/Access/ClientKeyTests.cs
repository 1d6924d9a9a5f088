using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Collab.Core.Access;

namespace Collab.Core.Tests.Access;

/// <summary>The shape of keys and their hashes.</summary>
public sealed class ClientKeyTests
{
    [Fact]
    public void Make_Twice_GivesTwoKeysOf43Characters()
    {
        var (one, other) = (ClientKey.Make(), ClientKey.Make());
        Assert.Matches("^clb_[0-9A-Za-z]{43}$", one);
        Assert.True(ClientKey.IsShaped(one));
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("")]
    [InlineData("clb_")]
    [InlineData("clb_0123456789012345678901234567890123456789012")]
    [InlineData("clb_012345678901234567890123456789012345678901")]
    [InlineData("CLB_0123456789012345678901234567890123456789012")]
    [InlineData("clb_01234567890123456789012345678901234567890-2")]
    [InlineData("clb_0123456789012345678901234567890123456789Ө12")]
    public void IsShaped_OnlyPrefixAnd43LettersAndDigits_IsTrue(string text) =>
        Assert.Equal(text == "clb_0123456789012345678901234567890123456789012", ClientKey.IsShaped(text));

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x01)]
    [InlineData(0x7f)]
    [InlineData(0xff)]
    public void Encode_AnyBytes_LosesNothing(byte every)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        var bytes = Enumerable.Repeat(every, 32).ToArray();
        var text = ClientKey.Encode(bytes);
        Assert.Equal(43, text.Length);
        var back = text.Aggregate(BigInteger.Zero, (sum, c) => (sum * 62) + Alphabet.IndexOf(c, StringComparison.Ordinal));
        Assert.Equal(new BigInteger(bytes, isUnsigned: true, isBigEndian: true), back);
    }

    [Theory]
    [InlineData("clb_short")]
    [InlineData("Ключ нэвтрэх Ө Ү")]
    public void Of_AnyText_IsItsSha256(string text)
    {
        foreach (var token in new[] { text, string.Concat(Enumerable.Repeat(text, 500)) })
        {
            var wanted = SHA256.HashData(Encoding.UTF8.GetBytes(token));
            var hash = KeyHash.Of(token);
            Assert.Equal(wanted, hash.ToBytes());
            Assert.Equal(Convert.ToHexStringLower(wanted)[..32], hash.Id);
            Assert.Equal(hash, KeyHash.Read(wanted));
        }
    }

    [Fact]
    public void Matches_OneBitOff_IsFalse()
    {
        var hash = KeyHash.Of("token");
        Assert.True(hash.Matches(KeyHash.Of("token")));
        Assert.False(hash.Matches(hash with { Second = hash.Second ^ 1 }));
        Assert.False(hash.Matches(hash with { First = hash.First ^ 1 }));
    }
}
