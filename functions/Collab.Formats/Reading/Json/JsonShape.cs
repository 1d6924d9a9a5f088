using System.Text.Json;

namespace Collab.Formats.Reading.Json;

/// <summary>Tells one object on each line from objects that are laid out over several lines.</summary>
internal static class JsonShape
{
    /// <summary>Whether the first object has a line end within, as far as the beginning of the file shows.</summary>
    public static bool IsOneOverLines(ReadOnlySpan<byte> head, bool complete)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        var reader = new Utf8JsonReader(head, isFinalBlock: complete, new JsonReaderState(new JsonReaderOptions { MaxDepth = 64 }));
        try
        {
            if (reader.Read() && reader.TrySkip())
            {
                return First(head, (int)reader.BytesConsumed).Contains((byte)'\n');
            }

            return First(head, head.Length).Contains((byte)'\n');
        }
        catch (JsonException)
        {
            // Each line is judged by itself.
            return false;
        }
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> head, int end)
    {
        var start = head.IndexOf((byte)'{');
        return head[start..end];
    }
}
