namespace Collab.Core.Moving;

/// <summary>An export that is ready to be written.</summary>
public sealed class RegisterExport
{
    private readonly Func<Stream, CancellationToken, Task> write;

    internal RegisterExport(Func<Stream, CancellationToken, Task> write) => this.write = write;

    /// <summary>Writes the export in bounded memory; the stream stays open.</summary>
    /// <exception cref="ExportUnsettledException">Something was written to all the time. What was written so far lacks the last line.</exception>
    public Task WriteAsync(Stream output, CancellationToken cancellationToken) => write(output, cancellationToken);
}
