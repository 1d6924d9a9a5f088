using System.Xml;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>Characters that are read one part behind the other into memory that is used again.</summary>
internal sealed class CharBuffer
{
    /// <summary>More than any cell or row may have; where that much comes, nothing good follows.</summary>
    private const int Most = 4 * XlsxLimits.RowBytes;

    private char[] characters = new char[4096];

    public int Length { get; private set; }

    public Span<char> Written => characters.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Cut(int length) => Length = length;

    public ReadOnlySpan<char> Slice(int start, int length) => characters.AsSpan(start, length);

    /// <summary>Takes the value of the text that the reader stands on.</summary>
    /// <exception cref="UnreadableFileException">It is far too long.</exception>
    public void Append(XmlReader xml)
    {
        while (true)
        {
            if (Length == characters.Length)
            {
                if (Length >= Most)
                {
                    throw new UnreadableFileException(XlsxRefusals.TooMuchText);
                }

                Array.Resize(ref characters, Length * 2);
            }

            var read = xml.ReadValueChunk(characters, Length, characters.Length - Length);
            if (read == 0)
            {
                return;
            }

            Length += read;
        }
    }
}
