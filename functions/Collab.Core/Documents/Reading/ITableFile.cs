namespace Collab.Core.Documents.Reading;

/// <summary>A file of tables, one after the other: a CSV file has one, a workbook one for each sheet that isn't empty.</summary>
public interface ITableFile : IDisposable
{
    FileFormat Format { get; }

    /// <summary>What its sender should know of how it was read, in plain words, such as that hidden rows were read too. Whole at the end.</summary>
    IReadOnlyList<string> Notes { get; }

    /// <summary>Moves to the next table and reads its header; null behind the last. The reader given before holds no longer.</summary>
    /// <exception cref="UnreadableFileException">The rest of the file can't be read.</exception>
    ValueTask<ITableReader?> NextAsync(CancellationToken cancellationToken);
}
