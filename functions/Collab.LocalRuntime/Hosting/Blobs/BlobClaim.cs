using Collab.LocalRuntime.Hosting.Storage;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>What came of asking for a blob: this process works on it, another one does, or it is done.</summary>
internal sealed class BlobClaim(BlobClaimState state, HeldLease? lease = null) : IAsyncDisposable
{
    public BlobClaimState State { get; } = state;

    public string? LeaseId { get; } = lease?.Id;

    public CancellationToken Lost { get; } = lease?.Lost ?? CancellationToken.None;

    public ValueTask DisposeAsync() => lease?.DisposeAsync() ?? ValueTask.CompletedTask;
}
