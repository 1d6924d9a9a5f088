namespace Collab.Formats.Reading;

/// <summary>A file's content where it can be read back and forth: in a temporary file that goes with the stream.</summary>
internal static class ContentSpool
{
    /// <summary>What an upload may have.</summary>
    internal const long MostBytes = 100L * 1024 * 1024;

    private const int BufferBytes = 128 * 1024;

    /// <summary>A temporary file that nobody else opens and that is gone when it is closed, also by the end of a process that was killed.</summary>
    public static FileStream Create()
    {
        var file = new FileStream(
            Path.Combine(Path.GetTempPath(), "collab-" + Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
                BufferSize = BufferBytes,
            });
        if (!OperatingSystem.IsWindows())
        {
            // Windows itself deletes it at the end. Elsewhere .NET would, which a killed process has no time for: there an open file needs no name.
            File.Delete(file.Name);
        }

        return file;
    }

    /// <summary>The whole content, from its beginning; null when it is too large.</summary>
    public static async Task<Stream?> TakeAsync(Stream content, CancellationToken cancellationToken)
    {
        var file = Create();
        try
        {
            var buffer = new byte[BufferBytes];
            while (await content.ReadAsync(buffer, cancellationToken) is var read and > 0)
            {
                if (file.Length + read > MostBytes)
                {
                    await file.DisposeAsync();
                    return null;
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
