using System.Security.Cryptography;

namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// Opens files that are encrypted but ask nobody for a password to read them (ISO 32000-2, 7.6): their password is empty, and programs
/// encrypt so to forbid printing or copying.
/// </summary>
internal sealed class PdfDecryption
{
    private const int BlockBytes = 16;

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");

    private readonly byte[] key;
    private readonly Method streams;
    private readonly Method strings;

    private PdfDecryption(byte[] key, Method streams, Method strings) => (this.key, this.streams, this.strings) = (key, streams, strings);

    private enum Method
    {
        None,
        Rc4,
        Aes128,
        Aes256,
    }

    /// <summary>Null when a password is needed, or the file is encrypted in a way that is unknown.</summary>
    public static PdfDecryption? WithoutPassword(PdfFile file, PdfDictionary locks, byte[] id)
    {
        int version = file.Whole(locks["V"]) ?? 0, revision = file.Whole(locks["R"]) ?? 0;
        if (file.Name(locks["Filter"]) != "Standard")
        {
            return null;
        }

        var key = version switch
        {
            1 or 2 or 4 => OldKey(file, locks, id, revision, version == 4 ? 16 : version == 1 ? 5 : Math.Clamp((file.Whole(locks["Length"]) ?? 40) / 8, 5, 16)),
            5 => NewKey(file, locks, revision),
            _ => null,
        };
        return key is null ? null
            : version < 4 ? new(key, Method.Rc4, Method.Rc4)
            : new(key, MethodOf(file, locks, "StmF"), MethodOf(file, locks, "StrF"));
    }

    /// <summary>The object with all its strings, and its stream, as they were before they were encrypted.</summary>
    public object? Decrypt(object? value, int number, int generation) => value switch
    {
        PdfString text => new PdfString(Decrypt(text.Bytes, strings, number, generation)),
        List<object?> list => list.ConvertAll(item => Decrypt(item, number, generation)),
        PdfStream { Entries: var entries } stream => entries.GetValueOrDefault("Type") is PdfName { Value: "XRef" }
            ? stream
            : new PdfStream(Decrypt(stream, number, generation), Decrypt(stream.Packed.Span, streams, number, generation)),
        PdfDictionary dictionary => new PdfDictionary(Decrypt(dictionary, number, generation)),
        _ => value,
    };

    private Dictionary<string, object?> Decrypt(PdfDictionary dictionary, int number, int generation) =>
        dictionary.Entries.ToDictionary(e => e.Key, e => Decrypt(e.Value, number, generation), StringComparer.Ordinal);

    private byte[] Decrypt(ReadOnlySpan<byte> bytes, Method method, int number, int generation) => method switch
    {
        Method.Rc4 => Rc4(ObjectKey(number, generation, []), bytes),
        Method.Aes128 => DecryptAes(ObjectKey(number, generation, "sAlT"u8), bytes),
        Method.Aes256 => DecryptAes(key, bytes),
        _ => bytes.ToArray(),
    };

    private byte[] ObjectKey(int number, int generation, ReadOnlySpan<byte> salt) =>
        Md5([.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)generation, (byte)(generation >> 8), .. salt])[..Math.Min(key.Length + 5, 16)];

    private static Method MethodOf(PdfFile file, PdfDictionary locks, string use)
    {
        var filter = file.Dictionary(file.Dictionary(locks["CF"])?[file.Name(locks[use]) ?? "Identity"]);
        return file.Name(filter?["CFM"]) switch
        {
            "V2" => Method.Rc4,
            "AESV2" => Method.Aes128,
            "AESV3" => Method.Aes256,
            _ => Method.None,
        };
    }

    /// <summary>Algorithms 2, 4 and 5 with an empty password; null when it isn't the user's.</summary>
    private static byte[]? OldKey(PdfFile file, PdfDictionary locks, byte[] id, int revision, int length)
    {
        byte[] owner = Bytes(file, locks["O"]), user = Bytes(file, locks["U"]);
        if (owner.Length < 32 || user.Length < 16)
        {
            return null;
        }

        var permissions = unchecked((int)(long)(file.Number(locks["P"]) ?? 0));
        byte[] open = revision >= 4 && file.Resolve(locks["EncryptMetadata"]) is false ? [255, 255, 255, 255] : [];
        var key = Md5([.. Padding, .. owner[..32], .. BitConverter.GetBytes(permissions), .. id, .. open]);
        for (var round = 0; round < 50 && revision >= 3; round++)
        {
            key = Md5(key[..length]);
        }

        key = key[..length];
        var expected = revision < 3 ? Padding : Md5([.. Padding, .. id]);
        for (var round = 0; round < (revision < 3 ? 1 : 20); round++)
        {
            var pass = (byte)round;
            expected = Rc4(System.Array.ConvertAll(key, k => (byte)(k ^ pass)), expected);
        }

        return expected.AsSpan(0, 16).SequenceEqual(user.AsSpan(0, 16)) ? key : null;
    }

    /// <summary>Algorithm 2.A with an empty password; null when it isn't the user's.</summary>
    private static byte[]? NewKey(PdfFile file, PdfDictionary locks, int revision)
    {
        byte[] user = Bytes(file, locks["U"]), wrapped = Bytes(file, locks["UE"]);
        if (user.Length < 48 || wrapped.Length < 32 || !Hash(user[32..40], revision).AsSpan().SequenceEqual(user.AsSpan(0, 32)))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = Hash(user[40..48], revision);
        return aes.DecryptCbc(wrapped.AsSpan(0, 32), new byte[BlockBytes], PaddingMode.None);
    }

    /// <summary>Algorithm 2.B with an empty password; revision 5 did with its first step.</summary>
    private static byte[] Hash(byte[] salt, int revision)
    {
        var hash = SHA256.HashData(salt);
        byte[] encrypted = [0];
        for (var round = 0; revision >= 6 && (round < 64 || encrypted[^1] > round - 32); round++)
        {
            using var aes = Aes.Create();
            aes.Key = hash[..16];
            encrypted = aes.EncryptCbc([.. Enumerable.Repeat(hash, 64).SelectMany(h => h)], hash.AsSpan(16, BlockBytes), PaddingMode.None);
            hash = (encrypted.Take(16).Sum(b => b) % 3) switch
            {
                0 => SHA256.HashData(encrypted),
                1 => SHA384.HashData(encrypted),
                _ => SHA512.HashData(encrypted),
            };
        }

        return hash[..32];
    }

    private static byte[] DecryptAes(byte[] key, ReadOnlySpan<byte> bytes)
    {
        var whole = (bytes.Length - BlockBytes) / BlockBytes * BlockBytes;
        if (whole <= 0)
        {
            return [];
        }

        using var aes = Aes.Create();
        aes.Key = key;
        var plain = aes.DecryptCbc(bytes.Slice(BlockBytes, whole), bytes[..BlockBytes], PaddingMode.None);
        return plain[^1] is > 0 and <= BlockBytes ? plain[..^plain[^1]] : plain;
    }

    private static byte[] Rc4(byte[] key, ReadOnlySpan<byte> bytes)
    {
        Span<byte> state = stackalloc byte[256];
        for (var i = 0; i < 256; i++)
        {
            state[i] = (byte)i;
        }

        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[bytes.Length];
        for (int n = 0, i = 0, j = 0; n < bytes.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(bytes[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return result;
    }

    private static byte[] Bytes(PdfFile file, object? value) => (file.Resolve(value) as PdfString)?.Bytes ?? [];

#pragma warning disable CA5351 // The format's own rule, for reading only; nothing of ours is kept safe by it.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);
#pragma warning restore CA5351
}
