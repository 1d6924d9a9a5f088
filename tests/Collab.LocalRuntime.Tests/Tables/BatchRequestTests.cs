using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>"Performing entity group transactions", Azure documentation.</summary>
public sealed class BatchRequestTests
{
    [Fact]
    public void Write_EveryAction_IsTheDocumentedBody()
    {
        var entity = new TableEntity("p", "r'1") { ["N"] = 1 };
        var etag = new ETag("W/\"datetime'1'\"");
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, entity),
            new(TableTransactionActionType.UpdateMerge, entity, etag),
            new(TableTransactionActionType.UpdateReplace, entity),
            new(TableTransactionActionType.Delete, entity, etag),
            new(TableTransactionActionType.UpsertMerge, entity, etag),
            new(TableTransactionActionType.UpsertReplace, entity),
        ];

        var body = BatchRequest.Write("https://acc.table.core.windows.net/t", actions, Guid.Empty, new Guid("11111111-1111-1111-1111-111111111111"));

        const string Expected =
            """
            --batch_00000000-0000-0000-0000-000000000000
            Content-Type: multipart/mixed; boundary=changeset_11111111-1111-1111-1111-111111111111

            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            POST https://acc.table.core.windows.net/t HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Prefer: return-no-content
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r'1","N":1}
            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r%27%271') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: W/"datetime'1'"
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r'1","N":1}
            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r%27%271') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: *
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r'1","N":1}
            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            DELETE https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r%27%271') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            If-Match: W/"datetime'1'"


            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PATCH https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r%27%271') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r'1","N":1}
            --changeset_11111111-1111-1111-1111-111111111111
            Content-Type: application/http
            Content-Transfer-Encoding: binary

            PUT https://acc.table.core.windows.net/t(PartitionKey='p',RowKey='r%27%271') HTTP/1.1
            Accept: application/json;odata=minimalmetadata
            DataServiceVersion: 3.0
            Content-Type: application/json

            {"PartitionKey":"p","RowKey":"r'1","N":1}
            --changeset_11111111-1111-1111-1111-111111111111--
            --batch_00000000-0000-0000-0000-000000000000--

            """;
        Assert.Equal(Expected.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(body.Span));
    }

    [Fact]
    public void Parse_AzuresRefusal_HasStatusCodeAndIndex()
    {
        // As the service itself answers, with its line breaks inside the message escaped.
        const string Answer =
            "--batchresponse_7ab1553a\r\nContent-Type: multipart/mixed; boundary=changesetresponse_6cd1dc59\r\n\r\n--changesetresponse_6cd1dc59\r\n"
            + "Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 400 Bad Request\r\nX-Content-Type-Options: nosniff\r\n"
            + "DataServiceVersion: 3.0;\r\nContent-Type: application/json;odata=minimalmetadata;streaming=true;charset=utf-8\r\n\r\n"
            + "{\"odata.error\":{\"code\":\"CommandsInBatchActOnDifferentPartitions\",\"message\":{\"lang\":\"en-US\",\"value\":\"23:All commands in a batch must operate on same entity group.\\nRequestId:1\"}}}\r\n"
            + "--changesetresponse_6cd1dc59--\r\n--batchresponse_7ab1553a--\r\n";

        var refusal = Assert.Single(BatchResponse.Parse(Encoding.UTF8.GetBytes(Answer), "id"));

        Assert.Equal((400, "Bad Request"), (refusal.Status, refusal.ReasonPhrase));
        Assert.True(refusal.Headers.TryGetValue("dataserviceversion", out var version));
        Assert.Equal("3.0;", version);
        Assert.Equal(23, TableErrors.FailedIndex(refusal));
        Assert.Equal("CommandsInBatchActOnDifferentPartitions", new RequestFailedException(refusal, null, TableErrors.Parser).ErrorCode);
    }
}
