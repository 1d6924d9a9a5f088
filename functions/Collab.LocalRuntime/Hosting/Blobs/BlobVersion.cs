using System.Globalization;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>What changes when a blob does: its ETag in an account, its size and time of change (100 ns) in a folder.</summary>
internal readonly record struct BlobVersion(string? ETag, long Size, long ChangedAt)
{
    public override string ToString() =>
        ETag ?? string.Create(CultureInfo.InvariantCulture, $"{Size:x}-{ChangedAt:x}");
}
