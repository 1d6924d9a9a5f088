using Collab.Core.Documents.Reading;

namespace Collab.Core.Tables;

/// <summary>Takes the rows of one table, whose header has been read and found to be of its kind.</summary>
internal interface ITableIntake
{
    /// <exception cref="UnreadableFileException">The file can't be read further; what was read stays taken.</exception>
    Task RunAsync(TableRun run, ITableReader table, CancellationToken cancellationToken);
}
