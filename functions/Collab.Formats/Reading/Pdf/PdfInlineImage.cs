namespace Collab.Formats.Reading.Pdf;

/// <summary>A picture that stands in the midst of the operators (ISO 32000-1, 8.9.7).</summary>
internal static class PdfInlineImage
{
    /// <summary>The picture's bytes may look like its end; behind the true end there are operators.</summary>
    private const int LookAhead = 12;

    public static void PassOver(PdfLexer lexer, byte[] content)
    {
        for (object? item; (item = lexer.Read(references: false)) != PdfLexer.End;)
        {
            if (item is PdfWord { Value: "ID" })
            {
                break;
            }
        }

        var at = lexer.Position + 1;
        while (at < content.Length && content.AsSpan(at).IndexOf("EI"u8) is >= 0 and var next)
        {
            at += next;
            if (PdfLexer.IsSpace(content[at - 1]) && IsEnd(content.AsSpan(at + 2)))
            {
                lexer.Position = at + 2;
                return;
            }

            at += 2;
        }

        lexer.Position = content.Length;
    }

    private static bool IsEnd(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty && !PdfLexer.IsSpace(rest[0]))
        {
            return false;
        }

        foreach (var letter in rest[..Math.Min(LookAhead, rest.Length)])
        {
            if (letter is not (9 or 10 or 13 or (>= 32 and < 127)))
            {
                return false;
            }
        }

        return true;
    }
}
