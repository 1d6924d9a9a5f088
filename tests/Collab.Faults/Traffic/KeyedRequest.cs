namespace Collab.Faults.Traffic;

/// <summary>A request with an idempotency key, and its first answer.</summary>
internal sealed record KeyedRequest(string Path, byte[] Body, string Key, Reply First);
