using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace Collab.LocalRuntime.Hosting.Storage;

/// <summary>A blob lease kept alive until disposed: whoever holds it is the only one in all processes.</summary>
/// <remarks>Its time is the service's, so it runs on the system clock whatever clock the app was given.</remarks>
internal sealed class HeldLease : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(15);
    private readonly BlobLeaseClient _lease;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _disposing = new();
    private readonly Task _renewing;

    private HeldLease(BlobLeaseClient lease)
    {
        _lease = lease;
        _renewing = RenewAsync();
    }

    public string Id => _lease.LeaseId;

    /// <summary>Cancelled when another may hold the lease: stop what it protects.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>The lease of a blob that exists, or null while someone else holds it or the blob is gone.</summary>
    public static async Task<HeldLease?> TryAcquireAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        var lease = blob.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Duration, cancellationToken: cancellationToken);
            return new HeldLease(lease);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 409 or 412)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _disposing.CancelAsync();
        await _renewing;
        if (!_lost.IsCancellationRequested)
        {
            try
            {
                await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException)
            {
                // A lease that cannot be given back ends by itself within its minute.
            }
        }

        _disposing.Dispose();
        _lost.Dispose();
    }

    private async Task RenewAsync()
    {
        var clock = TimeProvider.System;
        var renewedAt = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.Delay(RenewEvery, clock, _disposing.Token);
                var sentAt = clock.GetTimestamp();
                await _lease.RenewAsync(cancellationToken: _disposing.Token);
                renewedAt = sentAt;
            }
            catch (OperationCanceledException) when (_disposing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is RequestFailedException or AggregateException or OperationCanceledException)
            {
                var refused = fault is RequestFailedException { Status: 404 or 409 or 412 };
                if (refused || clock.GetElapsedTime(renewedAt) > Duration - RenewEvery)
                {
                    await _lost.CancelAsync();
                    return;
                }
            }
        }
    }
}
