using Collab.Core.Documents.Reading;

namespace Collab.Core.Documents;

/// <summary>Takes a document that people read: keeps its text to be searched. What it proposes to the register is read by others.</summary>
public sealed class ReadText(DocumentTexts texts)
{
    /// <summary>Words by which a report of progress calls itself.</summary>
    private static readonly string[] Reports = ["progress report", "annual report", "interim report", "явцын тайлан", "тайлан", "प्रगति प्रतिवेदन", "प्रतिवेदन"];

    /// <summary>Characters in which a document says what it is.</summary>
    private const int Beginning = 600;

    public async Task<Document> RunAsync(DocumentRun run, DocumentOpening.Text text, bool isAnnounced, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(text);
        var document = run.Document with { Format = text.Format, Kind = isAnnounced ? run.Document.Kind : KindOf(text.Content) };
        if (document.Kind is DocumentKind.Records or DocumentKind.Roster)
        {
            return IngestDocument.Rejected(document, "A table was announced, but this is a document for people; send the table, or announce what it is.");
        }

        await texts.KeepAsync(document.Id, text.Content, cancellationToken);
        return document with { Status = DocumentStatus.Accepted };
    }

    private static DocumentKind KindOf(DocumentText text)
    {
        var beginning = string.Join(' ', text.Pages.SelectMany(p => p.Blocks).Select(b => b.Text).Take(12));
        beginning = beginning[..Math.Min(Beginning, beginning.Length)].ToLowerInvariant();
        return Reports.Any(r => beginning.Contains(r, StringComparison.Ordinal)) ? DocumentKind.ProgressReport : DocumentKind.Agreement;
    }
}
