using System.Text;

namespace Collab.Storage.Embedded;

/// <summary>
/// Keys as bytes whose order is the ordinal order of the text: each UTF-16 unit for itself in one to three bytes. This is UTF-8 but
/// for characters beyond U+FFFF, which plain UTF-8 would sort behind U+E000–U+FFFF and ordinal comparison sorts before.
/// </summary>
internal static class KeyCodec
{
    public static int MaxBytes(string key) => key.Length * 3;

    /// <summary>Writes the key and returns how many bytes it took.</summary>
    public static int Encode(string key, Span<byte> into)
    {
        if (Ascii.IsValid(key))
        {
            return Encoding.ASCII.GetBytes(key, into);
        }

        var at = 0;
        foreach (var c in key)
        {
            if (c < 0x80)
            {
                into[at++] = (byte)c;
            }
            else if (c < 0x800)
            {
                into[at++] = (byte)(0xC0 | (c >> 6));
                into[at++] = (byte)(0x80 | (c & 0x3F));
            }
            else
            {
                into[at++] = (byte)(0xE0 | (c >> 12));
                into[at++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                into[at++] = (byte)(0x80 | (c & 0x3F));
            }
        }

        return at;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        for (var at = 0; at < bytes.Length;)
        {
            int lead = bytes[at++];
            text.Append((char)(lead < 0x80 ? lead
                : lead < 0xE0 ? ((lead & 0x1F) << 6) | (bytes[at++] & 0x3F)
                : ((lead & 0x0F) << 12) | ((bytes[at++] & 0x3F) << 6) | (bytes[at++] & 0x3F)));
        }

        return text.ToString();
    }
}
