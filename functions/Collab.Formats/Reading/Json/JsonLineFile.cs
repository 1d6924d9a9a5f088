using Collab.Core.Documents.Reading;
using Collab.Core.Records;

namespace Collab.Formats.Reading.Json;

/// <summary>A file with one JSON object on each line.</summary>
internal sealed class JsonLineFile(Stream content) : ILineFile
{
    /// <summary>1 MiB, what a record may have over HTTP.</summary>
    internal const int LongestLine = 1024 * 1024;

    private readonly RecordLineReader lines = new(content.ReadAsync, LongestLine);

    public FileFormat Format => FileFormat.Ndjson;

    public int Line => lines.Number;

    public ReadOnlyMemory<byte> Json { get; private set; }

    public bool IsTooLong { get; private set; }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (lines.TryNext(out var line, out var isTooLong))
            {
                if (isTooLong || line.Span.ContainsAnyExcept(" \t\r"u8))
                {
                    (Json, IsTooLong) = (isTooLong ? default : line, isTooLong);
                    return true;
                }
            }

            if (lines.HasEnded)
            {
                return false;
            }

            await lines.FillAsync(cancellationToken);
        }
    }

    public void Dispose()
    {
        lines.Dispose();
        content.Dispose();
    }
}
