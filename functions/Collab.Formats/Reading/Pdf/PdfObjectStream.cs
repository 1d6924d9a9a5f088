namespace Collab.Formats.Reading.Pdf;

/// <summary>A stream that holds objects (ISO 32000-1, 7.5.7).</summary>
internal sealed class PdfObjectStream
{
    private const int MostObjects = 200_000;

    private readonly byte[] content;
    private readonly Dictionary<int, int> offsets = [];

    private PdfObjectStream(byte[] content) => this.content = content;

    public IEnumerable<int> Numbers => offsets.Keys;

    public static PdfObjectStream Of(PdfFile file, PdfStream stream, PdfBudget budget)
    {
        var found = new PdfObjectStream(file.Decode(stream));
        var first = file.Whole(stream["First"]) ?? 0;
        var count = Math.Min(file.Whole(stream["N"]) ?? 0, MostObjects);
        var lexer = new PdfLexer(found.content);
        for (var i = 0; i < count && lexer.ReadWhole() is { } number && lexer.ReadWhole() is { } offset; i++)
        {
            budget.Work();
            var at = (long)first + offset;
            if (at >= 0 && at < found.content.Length)
            {
                found.offsets.TryAdd(number, (int)at);
            }
        }

        return found;
    }

    public object? Read(int number)
    {
        if (!offsets.TryGetValue(number, out var offset))
        {
            return null;
        }

        var value = new PdfLexer(content, offset).Read(references: true);
        return value == PdfLexer.End || value is PdfWord ? null : value;
    }
}
