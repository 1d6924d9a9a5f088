using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Collab.Formats.Reading;

/// <summary>Finds what isn't UTF-8.</summary>
internal static class Utf8Check
{
    /// <summary>The index of the first byte that can't be UTF-8, or -1. An unfinished last character counts only when nothing follows.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes, bool complete)
    {
        if (Utf8.IsValid(bytes))
        {
            return -1;
        }

        var position = 0;
        while (position < bytes.Length)
        {
            switch (Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed))
            {
                case OperationStatus.Done:
                    position += consumed;
                    break;
                case OperationStatus.NeedMoreData when !complete:
                    return -1;
                default:
                    return position;
            }
        }

        return -1;
    }
}
