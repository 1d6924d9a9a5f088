using Collab.Core.Agreements;
using Collab.Core.Documents.Reading;
using Collab.Core.Rosters;

namespace Collab.Core.Documents;

/// <summary>Takes a document that people read: keeps its text to be searched, and has an agreement read into a proposal.</summary>
public sealed class ReadText(DocumentTexts texts, ReadAgreement agreements)
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
        return ReadAgreement.IsFor(document.Kind, text.Content)
            ? await agreements.RunAsync(document, text.Content, cancellationToken)
            : document with { Status = DocumentStatus.Accepted };
    }

    /// <summary>A report that is a file of tables: kept as it is, and what its cells say is searched, but for people in rosters.</summary>
    public async Task<Document> RunAsync(DocumentRun run, ITableFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(file);
        var blocks = new List<TextBlock>();
        var left = DocumentTexts.Most;
        var hasPeople = false;
        try
        {
            while (left > 0 && await file.NextAsync(cancellationToken) is { } table)
            {
                if (RosterHeader.LooksLike(table.Columns))
                {
                    hasPeople = true;
                    continue;
                }

                Add(string.Join(' ', table.Columns.Prepend(table.Sheet)));
                while (left > 0 && await table.ReadAsync(cancellationToken))
                {
                    Add(string.Join(' ', Enumerable.Range(0, table.Columns.Count).Select(i => table[i])));
                }
            }
        }
        catch (UnreadableFileException unreadable)
        {
            return IngestDocument.Rejected(run.Document, unreadable.Message) with { Format = file.Format };
        }

        await texts.KeepAsync(run.Document.Id, new([new(null, blocks)], new Dictionary<string, string>(), []), cancellationToken);
        string[] notes =
        [
            .. file.Notes, "The file is kept and can be searched. Its rows are not taken as records; send them as records for that.",
            .. hasPeople ? ["People in rosters are not searched. Send a roster as one to have them counted."] : Array.Empty<string>(),
        ];
        return run.Document with { Status = DocumentStatus.Accepted, Format = file.Format, Notes = notes };

        void Add(string text)
        {
            blocks.Add(new(text, TextRole.TableRow));
            left -= text.Length + 1;
        }
    }

    private static DocumentKind KindOf(DocumentText text)
    {
        if (AgreementSigns.LooksLikeAgreement(text))
        {
            return DocumentKind.Agreement;
        }

        var beginning = string.Join(' ', text.Pages.SelectMany(p => p.Blocks).Select(b => b.Text).Take(12));
        beginning = beginning[..Math.Min(Beginning, beginning.Length)].ToLowerInvariant();
        return Reports.Any(r => beginning.Contains(r, StringComparison.Ordinal)) ? DocumentKind.ProgressReport : DocumentKind.Other;
    }
}
