namespace Azure.Data.Tables;

/// <summary>The properties that every entity has, as the protocol names them.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "odata.etag";
    public const string Metadata = "odata.metadata";

    /// <summary>What names of the protocol's own begin with; they are not sent.</summary>
    public const string ProtocolPrefix = "odata.";

    /// <summary>What the name of a property's type ends with.</summary>
    public const string TypeSuffix = "@odata.type";
}
