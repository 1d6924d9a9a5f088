namespace Collab.Core.Documents.Reading;

/// <summary>A file of JSON objects as <c>POST /records</c> takes them: one on each line, or the elements of one array.</summary>
public interface ILineFile : IDisposable
{
    FileFormat Format { get; }

    /// <summary>The number of the current line, or of the array's element, from 1.</summary>
    int Line { get; }

    /// <summary>The current line as it was sent; it holds until the next is read. Empty when <see cref="IsTooLong"/>.</summary>
    ReadOnlyMemory<byte> Json { get; }

    bool IsTooLong { get; }

    /// <summary>Moves to the next line that isn't blank.</summary>
    /// <exception cref="UnreadableFileException">The rest of the file can't be read.</exception>
    ValueTask<bool> ReadAsync(CancellationToken cancellationToken);
}
