namespace Collab.LocalRuntime.Hosting.Blobs;

internal enum BlobClaimState
{
    Mine,
    Busy,
    Done,
}
