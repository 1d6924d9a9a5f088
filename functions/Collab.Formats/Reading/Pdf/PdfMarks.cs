namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// Marked content (ISO 32000-1, 14.6): text that a program gives for signs which don't say it themselves, as in scripts whose signs are
/// reordered, and what repeats on every page.
/// </summary>
internal sealed class PdfMarks
{
    private const int MostMarks = 1000;

    private readonly Stack<Mark> open = new();
    private int ignored;
    private int unseen;
    private int texts;

    /// <summary>Whether what is drawn belongs to the text, not to a running header or footer.</summary>
    public bool IsSeen => unseen == 0;

    /// <param name="tag">The kind of content.</param>
    /// <param name="properties">What else is said of it.</param>
    /// <param name="from">How many signs there are before it.</param>
    /// <param name="file">Where addresses are looked up.</param>
    public void Begin(string tag, PdfDictionary? properties, int from, PdfFile? file = null)
    {
        if (open.Count >= MostMarks)
        {
            ignored++;
            return;
        }

        var isUnseen = tag == "Artifact" && file?.Name(properties?["Type"]) == "Pagination";
        var given = texts == 0 && file?.Resolve(properties?["ActualText"]) is PdfString actual ? PdfEncodings.Text(actual.Bytes) : null;
        unseen += isUnseen ? 1 : 0;
        texts += given is null ? 0 : 1;
        open.Push(new(from, given, isUnseen));
    }

    public void End(List<PdfBox> boxes)
    {
        if (ignored > 0)
        {
            ignored--;
        }
        else if (open.TryPop(out var mark))
        {
            unseen -= mark.IsUnseen ? 1 : 0;
            texts -= mark.Text is null ? 0 : 1;
            if (mark.Text is not null && boxes.Count > mark.From)
            {
                Replace(boxes, mark.From, mark.Text);
            }
        }
    }

    /// <summary>One box with the text in the place of those that stand in the first one's line.</summary>
    private static void Replace(List<PdfBox> boxes, int from, string text)
    {
        var first = boxes[from];
        var (begin, end) = (first.X, first.End);
        for (var i = from + 1; i < boxes.Count; i++)
        {
            if (boxes[i].Turn == first.Turn && Math.Abs(boxes[i].Y - first.Y) < first.Size)
            {
                (begin, end) = (Math.Min(begin, boxes[i].X), Math.Max(end, boxes[i].End));
            }
        }

        boxes.RemoveRange(from, boxes.Count - from);
        if (text.Length > 0)
        {
            boxes.Add(first with { Text = text, X = begin, End = end });
        }
    }

    private sealed record Mark(int From, string? Text, bool IsUnseen);
}
