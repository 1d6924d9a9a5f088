using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Collab.Web.Api.Requests;

/// <summary>
/// The opaque cursor of a list: where the last page ended, with a check sum over it and the list's name, so that a cursor that was cut,
/// changed or taken to another list is refused instead of being misread. It hides nothing and grants nothing.
/// </summary>
internal static class Cursor
{
    private const int CheckBytes = 4;
    private const int MostBytes = 128;

    public static string Of(string list, string position)
    {
        var bytes = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. bytes, .. CheckSum(list, position)]);
    }

    public static bool TryRead(string list, string cursor, [NotNullWhen(true)] out string? position)
    {
        position = null;
        Span<byte> bytes = stackalloc byte[MostBytes];
        if (!Base64Url.IsValid(cursor, out var length) || length is <= CheckBytes or > MostBytes)
        {
            return false;
        }

        bytes = bytes[..Base64Url.DecodeFromChars(cursor, bytes)];
        var text = Encoding.UTF8.GetString(bytes[..^CheckBytes]);
        if (!CheckSum(list, text).AsSpan().SequenceEqual(bytes[^CheckBytes..]))
        {
            return false;
        }

        position = text;
        return true;
    }

    private static byte[] CheckSum(string list, string position) => SHA256.HashData(Encoding.UTF8.GetBytes($"{list}\n{position}"))[..CheckBytes];
}
