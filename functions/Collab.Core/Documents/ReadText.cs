using Collab.Core.Agreements;
using Collab.Core.Documents.Reading;
using Collab.Core.Tables;

namespace Collab.Core.Documents;

/// <summary>
/// Takes a document that people read: keeps its text to be searched, has an agreement read into a proposal, and the tables of any other text
/// into the register, where they are ours.
/// </summary>
public sealed class ReadText(DocumentTexts texts, ReadAgreement agreements, ReadTables tables)
{
    /// <summary>Words by which a report of progress calls itself.</summary>
    private static readonly string[] Reports = ["progress report", "annual report", "interim report", "явцын тайлан", "тайлан", "प्रगति प्रतिवेदन", "प्रतिवेदन"];

    private const string NoRows = "The file is kept and can be searched. None of its tables has the columns of a table of records, so no rows were taken.";

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

        var read = ReadAgreement.IsFor(document.Kind, text.Content)
            ? await agreements.RunAsync(document, text.Content, cancellationToken)
            : await TablesAsync(run, document, text, cancellationToken);
        await texts.KeepAsync(document.Id, SearchedText.Of(text), cancellationToken);
        return read;
    }

    /// <summary>A report that is a file of tables: its rows are taken where they are ours, and what its cells say is searched.</summary>
    public async Task<Document> RunAsync(DocumentRun run, ITableFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(file);
        var read = await tables.RunAsync(run, file, cancellationToken);
        if (read.Status == DocumentStatus.Rejected)
        {
            return read;
        }

        try
        {
            var text = await run.LookAsync(SearchedText.OfTablesAsync, cancellationToken);
            await texts.KeepAsync(read.Id, text, cancellationToken);
        }
        catch (UnreadableFileException unreadable)
        {
            return read with { Status = DocumentStatus.PartlyAccepted, Reasons = [.. read.Reasons ?? [], unreadable.Message] };
        }

        return read.Rows > 0 ? read : read with { Notes = [.. read.Notes ?? [], NoRows] };
    }

    /// <summary>Tables that are drawn on paper, as in PDF, are known by the gaps between their words only, which is not enough to register rows by.</summary>
    private async Task<Document> TablesAsync(DocumentRun run, Document document, DocumentOpening.Text text, CancellationToken cancellationToken)
    {
        if (text.Format != FileFormat.Docx || text.Content.Tables.Count == 0)
        {
            return document with { Status = DocumentStatus.Accepted };
        }

        run.Is(document.Kind);
        using var file = new TextTableFile(text.Format, text.Content);
        return await tables.RunAsync(run, file, cancellationToken);
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
