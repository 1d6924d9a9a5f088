namespace Collab.Core.Results;

/// <summary>A record as it is stored and answered: its JSON and its entity tag.</summary>
public sealed record StoredRecord(byte[] Body, string ETag);

/// <summary>A page of records in JSON, and the cursor of the next page or null at the end.</summary>
public sealed record RecordPage(IReadOnlyList<byte[]> Items, string? Next);
