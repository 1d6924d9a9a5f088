using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Collab.Core.Store;

namespace Collab.Storage.Azure;

/// <summary>Between the port's rows and changes and the service's entities.</summary>
internal static class EntityMapping
{
    private const string PartitionKey = "PartitionKey";
    private const string RowKey = "RowKey";
    private const string Timestamp = "Timestamp";

    /// <summary>The columns to ask for: the asked ones and what makes a row. The time stamp carries the tag along.</summary>
    public static IEnumerable<string>? Select(IReadOnlyList<string>? columns) => columns is null ? null : [RowKey, Timestamp, .. columns];

    public static Row ToRow(TableEntity entity, string key)
    {
        var values = new Dictionary<string, object>(entity.Count, StringComparer.Ordinal);
        foreach (var (name, value) in entity)
        {
            // A column that was asked for and that the row hasn't comes as null; names with a dot are the protocol's ("odata.etag").
            if (value is not null && name is not (PartitionKey or RowKey or Timestamp) && !name.Contains('.', StringComparison.Ordinal))
            {
                values[name] = value is BinaryData binary ? binary.ToArray() : value;
            }
        }

        return new(key, entity.ETag.ToString(), values);
    }

    public static TableEntity ToEntity(string partition, string key, IReadOnlyDictionary<string, object> values)
    {
        var entity = new TableEntity(partition, key);
        foreach (var (name, value) in values)
        {
            entity[name] = value is DateTimeOffset instant ? instant.ToUniversalTime() : value;
        }

        return entity;
    }

    public static TableTransactionAction ToAction(string partition, RowChange change) => change switch
    {
        RowChange.Add add => new(TableTransactionActionType.Add, ToEntity(partition, add.Key, add.Values)),
        RowChange.Replace replace => new(
            TableTransactionActionType.UpdateReplace, ToEntity(partition, replace.Key, replace.Values), new ETag(replace.ETag)),
        RowChange.Put put => new(TableTransactionActionType.UpsertReplace, ToEntity(partition, put.Key, put.Values)),
        RowChange.Delete delete => new(
            TableTransactionActionType.Delete, new TableEntity(partition, delete.Key), delete.ETag is { } tag ? new ETag(tag) : ETag.All),
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{change.GetType()} is no change."), nameof(change)),
    };
}
