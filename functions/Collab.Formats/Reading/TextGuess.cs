using System.Text;

namespace Collab.Formats.Reading;

/// <summary>The encoding of a text: either why it can't be read, or how. <see cref="Encoding"/> is null for UTF-8, which needs no turning.</summary>
/// <param name="Refusal">Why it isn't read.</param>
/// <param name="Encoding">What it is in.</param>
/// <param name="Note">What the sender is told of a guess.</param>
internal readonly record struct TextGuess(string? Refusal, Encoding? Encoding, string? Note)
{
    /// <summary>Looks at a file's first bytes.</summary>
    /// <param name="head">The bytes.</param>
    /// <param name="complete">Whether they are all there are.</param>
    public static TextGuess Of(ReadOnlySpan<byte> head, bool complete)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return new(null, Encoding.Unicode, null);
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return new(null, Encoding.BigEndianUnicode, null);
        }

        if (head.Contains((byte)0))
        {
            return Utf16Guess.Of(head) is { } utf16
                ? new(null, utf16, "The file doesn't say what its characters are; it was read as UTF-16.")
                : new(Refusals.TakenFor("a binary file"), null, null);
        }

        if (Utf8Check.FirstInvalid(head, complete) is var invalid && invalid < 0)
        {
            return default;
        }

        return CodePageGuess.Of(head) is { } page
            ? new(null, CodePagesEncodingProvider.Instance.GetEncoding(page.Number), $"The file isn't in UTF-8; it was read as {page.Name}.")
            : new(Refusals.InvalidUtf8(head[..invalid].Count((byte)'\n') + 1, invalid + 1), null, null);
    }
}
