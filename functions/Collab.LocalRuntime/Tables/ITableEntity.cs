// The genuine package carries no nullable annotations. Its stand-in doesn't either, here and in every file of the public
// surface, or the app would compile against one of them and not against the other.
#nullable disable

namespace Azure.Data.Tables;

/// <summary>What every entity of a table has.</summary>
public interface ITableEntity
{
    /// <summary>The first part of the key: at most 1 KiB, none of <c>/ \ # ?</c> and no control characters.</summary>
    string PartitionKey { get; set; }

    /// <summary>The second part of the key, unique within the partition; the same limits.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the entity; ignored when sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version that the service gave the entity; not sent as a property.</summary>
    ETag ETag { get; set; }
}
