using System.Diagnostics;
using System.Runtime.CompilerServices;
using Collab.Core.Store;
using Collab.Core.Watching;

namespace Collab.Storage.Watched;

/// <summary>Blobs whose calls are seen in traces and metrics; see <see cref="CallWatch"/>.</summary>
internal sealed class WatchedBlobStore(IBlobStore inner, string system) : IBlobStore
{
    private readonly CallWatch watch = new(CollabMeter.BlobCalls, new(Attributes.BlobSystem, system), Attributes.BlobOperation, Attributes.BlobContainer);

    /// <summary>The store itself.</summary>
    public IBlobStore Inner => inner;

    /// <summary>Once at the start, and told in a sentence when it fails: it isn't watched.</summary>
    public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public Task<bool> WriteAsync(
        string container,
        string name,
        string contentType,
        IReadOnlyDictionary<string, string>? metadata,
        bool replace,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellationToken) =>
        watch.RunAsync("write", container, () => inner.WriteAsync(container, name, contentType, metadata, replace, write, cancellationToken));

    public Task<BlobContent?> OpenReadAsync(string container, string name, CancellationToken cancellationToken) =>
        watch.RunAsync("open", container, () => inner.OpenReadAsync(container, name, cancellationToken));

    public Task<BlobEntry?> FindAsync(string container, string name, CancellationToken cancellationToken) =>
        watch.RunAsync("find", container, () => inner.FindAsync(container, name, cancellationToken));

    /// <summary>The time is that of the listing, not of what its reader does in between.</summary>
    public IAsyncEnumerable<BlobEntry> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        watch.IsOn ? WatchListAsync(container, prefix, cancellationToken) : inner.ListAsync(container, prefix, cancellationToken);

    public Task<bool> DeleteAsync(string container, string name, CancellationToken cancellationToken) =>
        watch.RunAsync("delete", container, () => inner.DeleteAsync(container, name, cancellationToken));

    /// <summary>Worked out here, perhaps with a key that the service gave out: it isn't watched.</summary>
    public Task<Uri?> MakeUploadAddressAsync(string container, string name, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        inner.MakeUploadAddressAsync(container, name, expiresAt, cancellationToken);

    private async IAsyncEnumerable<BlobEntry> WatchListAsync(
        string container, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (spent, fault) = (TimeSpan.Zero, (Exception?)null);
        using var span = watch.Begin("list", container);
        await using var entries = inner.ListAsync(container, prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (await NextAsync())
            {
                yield return entries.Current;
            }
        }
        finally
        {
            watch.End(span, "list", container, spent, fault);
        }

        async ValueTask<bool> NextAsync()
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                return await entries.MoveNextAsync();
            }
            catch (Exception failure)
            {
                fault = failure;
                throw;
            }
            finally
            {
                spent += Stopwatch.GetElapsedTime(began);
            }
        }
    }
}
