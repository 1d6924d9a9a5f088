namespace Collab.Core.Store;

/// <summary>What is known of a blob beside its bytes. <paramref name="ETag"/> changes with every write.</summary>
public sealed record BlobEntry(string Name, long Size, string ETag, DateTimeOffset ModifiedAt, IReadOnlyDictionary<string, string> Metadata);

/// <summary>An open blob: its entry and its content, read as a stream. Dispose it.</summary>
public sealed record BlobContent(BlobEntry Entry, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Named blobs in the containers of <see cref="ContainerNames"/>. A blob appears whole or not at all.</summary>
/// <remarks>
/// Names are 1–1024 characters of <c>/</c>-separated parts; a part is never empty, <c>.</c> or <c>..</c> and holds no control
/// character or backslash (<see cref="StoreLimitException"/>). Every method throws <see cref="StoreUnavailableException"/> on an outage.
/// </remarks>
public interface IBlobStore
{
    /// <summary>Makes sure that the containers of <see cref="ContainerNames"/> exist.</summary>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes a blob from what <paramref name="write"/> puts into the stream, in bounded memory. With <paramref name="replace"/> false an
    /// existing blob is kept and the answer is false. When <paramref name="write"/> throws, nothing is stored.
    /// </summary>
    Task<bool> WriteAsync(
        string container,
        string name,
        string contentType,
        IReadOnlyDictionary<string, string>? metadata,
        bool replace,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken);

    /// <summary>The blob, or null.</summary>
    Task<BlobContent?> OpenReadAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>What is known of the blob without its content, or null.</summary>
    Task<BlobEntry?> FindAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>All blobs whose names begin with <paramref name="prefix"/>, in ordinal order of names.</summary>
    IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes the blob; false when there is none.</summary>
    Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken);

    /// <summary>An address that may create this one blob until <paramref name="expiresAt"/>, or null where the store has no such addresses.</summary>
    Task<Uri?> MakeUploadAddressAsync(string container, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken);
}
