#nullable disable

namespace Azure.Data.Tables;

/// <summary>One change of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>A change of <paramref name="entity"/>, for updates and deletes only while its version is <paramref name="etag"/>.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">The entity; a delete needs its keys only.</param>
    /// <param name="etag">The version wanted; default means any.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    internal TableTransactionActionType ActionType { get; }

    internal ITableEntity Entity { get; }

    internal ETag ETag { get; }
}
