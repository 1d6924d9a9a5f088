using Collab.Storage.Embedded;

namespace Collab.Storage.Tests;

public sealed class KeyCodecTests
{
    [Fact]
    public void Encode_RandomTexts_RoundTripsInOrdinalOrder()
    {
        var random = new Random(5);
        var keys = Enumerable.Range(0, 2000).Select(_ => Text(random)).Append("").ToList();

        var byBytes = keys.OrderBy(k => Convert.ToHexString(Bytes(k)), StringComparer.Ordinal).ToList();

        Assert.Equal(keys.Order(StringComparer.Ordinal), byBytes);
        Assert.All(keys, key => Assert.Equal(key, KeyCodec.Decode(Bytes(key))));
    }

    /// <summary>Up to six UTF-16 units from all over the plane, halves of pairs among them.</summary>
    private static string Text(Random random)
    {
        var chars = new char[random.Next(1, 7)];
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = random.Next(4) switch { 0 => (char)random.Next(0x20, 0x80), 1 => (char)random.Next(0x80, 0x900), 2 => (char)random.Next(0xd7f0, 0xe010), _ => (char)random.Next(0x10000) };
        }

        return new(chars);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new byte[KeyCodec.MaxBytes(key)];
        return bytes[..KeyCodec.Encode(key, bytes)];
    }
}
