namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>A container as a blob trigger sees it: its blobs, and the trigger's own receipts and poison.</summary>
internal interface IBlobTriggerStore : IDisposable
{
    /// <summary>When a blob is whole, so that it may be handed over.</summary>
    BlobSettling Settling { get; }

    /// <summary>The versions that were done before this process began.</summary>
    Task<IReadOnlySet<(string Name, string Version)>> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Shows every blob of the container to the ledger; false when it did not see them all, as where there is no container yet.</summary>
    Task<bool> ScanAsync(BlobLedger ledger, CancellationToken cancellationToken);

    /// <summary>Makes this process the one that works on the blob.</summary>
    Task<BlobClaim> ClaimAsync(BlobWork work, CancellationToken cancellationToken);

    /// <summary>Notes that the version is done, for good. Not cancelled: what it notes has happened.</summary>
    Task WriteReceiptAsync(BlobWork work, BlobClaim claim);

    /// <summary>Drops the receipts of blobs that are gone, so that one of the same name is new.</summary>
    Task ForgetAsync(IReadOnlyList<string> names, CancellationToken cancellationToken);

    /// <summary>Keeps a message about a blob that failed every try, for people to look at.</summary>
    Task WritePoisonAsync(PoisonMessage message);

    /// <summary>The blob as the function's parameter wants it: a stream, text or bytes, or its client; null when it is gone.</summary>
    Task<object?> ReadAsync(BlobWork work, Type parameterType, CancellationToken cancellationToken);
}
