namespace Azure.Data.Tables;

/// <summary>A transaction's body: one changeset in <c>multipart/mixed</c>, a whole HTTP request for each change.</summary>
/// <remarks>"Performing entity group transactions", Azure documentation.</remarks>
internal static class BatchRequest
{
    /// <summary>What the boundaries begin with; a random rest keeps them out of the entities' own text.</summary>
    private const string BatchPrefix = "batch_";
    private const string ChangesetPrefix = "changeset_";

    public static string ContentType(Guid batch) => $"multipart/mixed; boundary={BatchPrefix}{batch:D}";

    /// <summary>The body of <paramref name="actions"/>, each against <paramref name="tableAddress"/>.</summary>
    public static ReadOnlyMemory<byte> Write(string tableAddress, IReadOnlyList<TableTransactionAction> actions, Guid batch, Guid changeset)
    {
        var body = BodyBuffer.Rent();
        var separator = $"--{ChangesetPrefix}{changeset:D}";
        body.Write($"--{BatchPrefix}{batch:D}\r\nContent-Type: multipart/mixed; boundary={ChangesetPrefix}{changeset:D}\r\n\r\n");
        foreach (var action in actions)
        {
            body.Write(separator);
            body.Write("\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n"u8);
            WriteAction(body, tableAddress, action);
            body.Write("\r\n"u8);
        }

        body.Write($"{separator}--\r\n--{BatchPrefix}{batch:D}--\r\n");
        return body.Finish();
    }

    private static void WriteAction(BodyBuffer body, string tableAddress, TableTransactionAction action)
    {
        var entity = action.Entity;
        TableTransport.CheckKeys(entity.PartitionKey, entity.RowKey);
        body.Write(action.ActionType switch
        {
            TableTransactionActionType.Add => "POST "u8,
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => "PATCH "u8,
            TableTransactionActionType.UpdateReplace or TableTransactionActionType.UpsertReplace => "PUT "u8,
            TableTransactionActionType.Delete => "DELETE "u8,
            _ => throw new ArgumentException($"There is no transaction action {action.ActionType}.", nameof(action)),
        });
        body.Write(tableAddress);
        if (action.ActionType != TableTransactionActionType.Add)
        {
            body.Write("(PartitionKey='"u8);
            body.Write(TableAddress.Escape(entity.PartitionKey));
            body.Write("',RowKey='"u8);
            body.Write(TableAddress.Escape(entity.RowKey));
            body.Write("')"u8);
        }

        body.Write(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n"u8);
        WriteCondition(body, action);
        if (action.ActionType == TableTransactionActionType.Delete)
        {
            body.Write("\r\n"u8);
            return;
        }

        body.Write(action.ActionType == TableTransactionActionType.Add
            ? "Prefer: return-no-content\r\nContent-Type: application/json\r\n\r\n"u8
            : "Content-Type: application/json\r\n\r\n"u8);
        body.Write(entity);
    }

    // An update without If-Match would be an upsert.
    private static void WriteCondition(BodyBuffer body, TableTransactionAction action)
    {
        if (action.ActionType is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete)
        {
            body.Write("If-Match: "u8);
            body.Write(TableTransport.Condition(action.ETag));
            body.Write("\r\n"u8);
        }
    }
}
