using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Formats.Reading;

namespace Collab.Core.Tests.Support;

/// <summary>
/// The product's formats, and some that tests can write by hand: a workbook whose sheets begin with <c>## name</c>, lines of JSON, which
/// begin with a brace, and documents for people, which are named in <see cref="Texts"/>.
/// </summary>
public sealed class TestFormats : IDocumentFormats
{
    private readonly DocumentFormats formats = new();

    /// <summary>What files say that hold no more than a name.</summary>
    public Dictionary<string, DocumentOpening.Text> Texts { get; } = [];

    /// <summary>How often a document was opened.</summary>
    public int Opened { get; private set; }

    public async Task<DocumentOpening> OpenAsync(Stream content, CancellationToken cancellationToken)
    {
        Opened++;
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        var text = Encoding.UTF8.GetString(copy.ToArray()).TrimStart('\ufeff');
        copy.Position = 0;
        return Texts.TryGetValue(text, out var document) ? document
            : text.StartsWith("## ", StringComparison.Ordinal) ? new DocumentOpening.Tables(new TestWorkbook(text))
            : text.StartsWith('{') ? new DocumentOpening.Lines(new TestLines(text))
            : await formats.OpenAsync(copy, cancellationToken);
    }

    public ITableFeedback CreateFeedback(ITableFile file, Stream output) => formats.CreateFeedback(file, output);

    public ILineFeedback CreateFeedback(ILineFile file, Stream output) => new TestLines.Feedback(output);
}
