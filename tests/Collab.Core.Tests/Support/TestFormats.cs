using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;

namespace Collab.Core.Tests.Support;

/// <summary>
/// The product's formats, and two that tests can write by hand: a workbook whose sheets begin with <c>## name</c>, and lines of JSON, which
/// begin with a brace.
/// </summary>
public sealed class TestFormats : IDocumentFormats
{
    private readonly DocumentFormats formats = new();

    /// <summary>How often a document was opened.</summary>
    public int Opened { get; private set; }

    public async Task<DocumentOpening> OpenAsync(Stream content, CancellationToken cancellationToken)
    {
        Opened++;
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var text = Encoding.UTF8.GetString(copy.ToArray()).TrimStart('\ufeff');
        copy.Position = 0;
        return text.StartsWith("## ", StringComparison.Ordinal) ? new DocumentOpening.Tables(new TestWorkbook(text))
            : text.StartsWith('{') ? new DocumentOpening.Lines(new TestLines(text))
            : await formats.OpenAsync(copy, cancellationToken);
    }

    public ITableFeedback CreateFeedback(ITableFile file, Stream output) => formats.CreateFeedback(file, output);

    public ILineFeedback CreateFeedback(ILineFile file, Stream output) => new TestLines.Feedback(output);
}
