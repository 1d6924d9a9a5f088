namespace Collab.Core.Documents.Reading;

/// <summary>Opens what partners send, by content and never by name.</summary>
public interface IDocumentFormats
{
    /// <summary>
    /// Says what the content is and opens it, or says in plain words what it was taken for and what is accepted. The stream stays the
    /// caller's and must live as long as what was opened.
    /// </summary>
    Task<DocumentOpening> OpenAsync(Stream content, CancellationToken cancellationToken);

    /// <summary>A feedback file on <paramref name="file"/>, which must stay open until it is completed.</summary>
    ITableFeedback CreateFeedback(ITableFile file, Stream output);

    /// <summary>A feedback file on <paramref name="file"/>.</summary>
    ILineFeedback CreateFeedback(ILineFile file, Stream output);
}

/// <summary>What came of opening a file. Dispose it.</summary>
public abstract record DocumentOpening : IDisposable
{
    private DocumentOpening()
    {
    }

    public abstract void Dispose();

    /// <summary>A file of tables.</summary>
    public sealed record Tables(ITableFile File) : DocumentOpening
    {
        public override void Dispose() => File.Dispose();
    }

    /// <summary>A file of JSON records.</summary>
    public sealed record Lines(ILineFile File) : DocumentOpening
    {
        public override void Dispose() => File.Dispose();
    }

    /// <summary>A document that people read.</summary>
    public sealed record Text(FileFormat Format, DocumentText Content) : DocumentOpening
    {
        public override void Dispose()
        {
        }
    }

    /// <summary>Nothing that is accepted; the reason is for the sender.</summary>
    public sealed record Refused(string Reason) : DocumentOpening
    {
        public override void Dispose()
        {
        }
    }
}

/// <summary>The file can't be read further; the message is for its sender.</summary>
public sealed class UnreadableFileException(string message, Exception? innerException = null) : Exception(message, innerException);
