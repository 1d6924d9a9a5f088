using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Collab.Core.Store;

namespace Collab.Storage.Embedded;

/// <summary>
/// Blobs as plain files: <c>blobs/&lt;container&gt;/&lt;name&gt;</c>. A file is written beside them, flushed to the disk and renamed into place, so that
/// whoever watches the folder sees whole files only.
/// </summary>
public sealed class EmbeddedBlobStore(DataFolder folder, TimeProvider time) : IBlobStore
{
    private const int BufferSize = 128 * 1024;

    private readonly BlobFiles files = new(folder);

    /// <summary>One blob at a time appears: of two who create the same one, the loser must not leave its metadata with the winner's.</summary>
    private readonly Lock publishing = new();

    /// <inheritdoc/>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var container in ContainerNames.All)
            {
                Directory.CreateDirectory(Path.Combine(folder.Blobs, container));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreSetupException($"The folder {folder.Blobs} can't be written to; give this user the right to write there.", exception);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<bool> WriteAsync(
        string container,
        string name,
        string contentType,
        IReadOnlyDictionary<string, string>? metadata,
        bool replace,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken)
    {
        BlobNames.Check(container, name);
        BlobNames.CheckMetadata(metadata);
        var target = files.PathOf(container, name);
        if (files.LeadsOverLink(container, name))
        {
            throw new StoreLimitException("A blob can't lie behind a link.");
        }

        if (!replace && File.Exists(target))
        {
            return false;
        }

        var partial = Path.Combine(folder.Partial, RandomNumberGenerator.GetHexString(32, lowercase: true));
        try
        {
            await WritePartialAsync(partial, write, cancellationToken);
            lock (publishing)
            {
                if (!replace && File.Exists(target))
                {
                    return false;
                }

                KeepMetadata(container, name, partial, contentType, metadata);
                return Publish(partial, target, replace);
            }
        }
        catch (Exception exception) when (StoreFault.IsOfAFile(exception))
        {
            throw StoreFault.FromFile(exception);
        }
        finally
        {
            Remove(partial);
        }
    }

    /// <inheritdoc/>
    public Task<BlobContent?> OpenReadAsync(string container, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BlobNames.Check(container, name);
        var path = files.PathOf(container, name);
        return Task.FromResult(Guard(() =>
        {
            if (!IsBlob(container, name, new FileInfo(path)))
            {
                return null;
            }

            // Delete is shared, so that a blob can be replaced or deleted on Windows while someone reads the old content.
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, FileOptions.Asynchronous);
            return new BlobContent(files.Describe(container, name, new FileInfo(path)), stream);
        }));
    }

    /// <inheritdoc/>
    public Task<BlobEntry?> FindAsync(string container, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BlobNames.Check(container, name);
        return Task.FromResult(Guard(() =>
        {
            var file = new FileInfo(files.PathOf(container, name));
            return IsBlob(container, name, file) ? files.Describe(container, name, file) : null;
        }));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobEntry> ListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        BlobNames.CheckContainer(container);
        await Task.CompletedTask;
        using var entries = files.List(container, prefix).GetEnumerator();
        while (Guard(() => entries.MoveNext() ? entries.Current : null) is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BlobNames.Check(container, name);
        var path = files.PathOf(container, name);
        return Task.FromResult(Guard(() =>
        {
            if (!IsBlob(container, name, new FileInfo(path)))
            {
                return false;
            }

            File.Delete(path);
            File.Delete(files.MetadataPathOf(container, name));
            DirectoryFlush.Flush(Path.GetDirectoryName(path)!);
            return true;
        }));
    }

    /// <inheritdoc/>
    public Task<Uri?> MakeUploadAddressAsync(string container, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken)
    {
        BlobNames.Check(container, name);
        return Task.FromResult<Uri?>(null);
    }

    private async Task WritePartialAsync(string partial, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize, FileOptions.Asynchronous))
        {
            await write(stream, cancellationToken);
            await stream.FlushAsync(cancellationToken);
            stream.Flush(flushToDisk: true);
        }

        // The file system's own clock ticks in milliseconds; the tag must differ between two writes in one of them.
        File.SetLastWriteTimeUtc(partial, time.GetUtcNow().UtcDateTime);
    }

    private void KeepMetadata(
        string container, string name, string partial, string contentType, IReadOnlyDictionary<string, string>? metadata)
    {
        if (metadata is not { Count: > 0 } && contentType == BlobMetadataFile.PlainContentType)
        {
            return;
        }

        var file = new FileInfo(partial);
        var kept = new BlobMetadataFile(BlobFiles.ETagOf(file.Length, file.LastWriteTimeUtc), contentType, metadata ?? BlobMetadataFile.None);
        kept.Write(files.MetadataPathOf(container, name));
    }

    private static bool Publish(string partial, string target, bool replace)
    {
        var directory = Path.GetDirectoryName(target)!;
        try
        {
            Directory.CreateDirectory(directory);
            File.Move(partial, target, replace);
        }
        catch (IOException) when (!replace && File.Exists(target))
        {
            return false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && !StoreFault.IsDiskFull(exception))
        {
            throw Directory.Exists(target) || LiesBelowFile(directory)
                ? new StoreLimitException("A blob can't have the name of a folder of other blobs, nor lie below another blob.")
                : StoreFault.FromFile(exception);
        }

        DirectoryFlush.Flush(directory);
        return true;
    }

    private static bool LiesBelowFile(string directory)
    {
        for (var at = directory; at is not null && !Directory.Exists(at); at = Path.GetDirectoryName(at))
        {
            if (File.Exists(at))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What can't be removed now is removed at the next start; that must not hide why the blob could not be written.</summary>
    private static void Remove(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }

    private bool IsBlob(string container, string name, FileInfo file) => file.Exists && !files.LeadsOverLink(container, name);

    private static T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone between the look and the touch: the same as never there.
            return default!;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StoreFault.FromFile(exception);
        }
    }
}
