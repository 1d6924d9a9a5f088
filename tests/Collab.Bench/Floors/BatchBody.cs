using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Bench.Register;

namespace Collab.Bench.Floors;

/// <summary>A recorded commit as the body of an entity-group transaction, the same requests in the same order.</summary>
internal sealed class BatchBody
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public BatchBody(Uri service, string table, TapeCommit commit)
    {
        const string Boundary = "batch_0b6f9d3c-6a36-4c9a-9a50-0c8f1f6a2f11";
        const string Changeset = "changeset_6f1c2f6e-8a5b-4d0e-b7a9-2d1c3e4f5a6b";
        ContentType = $"multipart/mixed; boundary={Boundary}";
        var text = new StringBuilder().Append(Invariant, $"--{Boundary}\r\nContent-Type: multipart/mixed; boundary={Changeset}\r\n\r\n");
        foreach (var change in commit.Changes)
        {
            text.Append(Invariant, $"--{Changeset}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            text.Append(change.Kind switch { 'a' => "POST", 'd' => "DELETE", _ => "PUT" }).Append(Invariant, $" {service.AbsoluteUri}/{table}");
            if (change.Kind != 'a')
            {
                text.Append(Invariant, $"(PartitionKey='{commit.Partition}',RowKey='{change.Key.Replace("|", "%7C", StringComparison.Ordinal)}')");
            }

            text.Append(" HTTP/1.1\r\nAccept: application/json;odata=minimalmetadata\r\nDataServiceVersion: 3.0\r\n");
            text.Append(change.Kind switch { 'a' => "Prefer: return-no-content\r\n", 'p' => "", _ => "If-Match: *\r\n" });
            text.Append(Invariant, $"Content-Type: application/json\r\n\r\n{Entity(commit.Partition, change)}\r\n");
        }

        text.Append(Invariant, $"--{Changeset}--\r\n--{Boundary}--\r\n");
        Bytes = Encoding.UTF8.GetBytes(text.ToString());
    }

    public string ContentType { get; }

    public byte[] Bytes { get; }

    private static string Entity(string partition, TapeChange change)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory))
        {
            json.WriteStartObject();
            json.WriteString("PartitionKey", partition);
            json.WriteString("RowKey", change.Key);
            foreach (var (name, value) in change.Kind == 'd' ? [] : TapeRow.Decode(change.Content))
            {
                Write(json, name, value);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            case byte[] bytes:
                json.WriteString(name + "@odata.type", "Edm.Binary");
                json.WriteBase64String(name, bytes);
                break;
            case Guid guid:
                json.WriteString(name + "@odata.type", "Edm.Guid");
                json.WriteString(name, guid);
                break;
            case DateTimeOffset instant:
                json.WriteString(name + "@odata.type", "Edm.DateTime");
                json.WriteString(name, instant.UtcDateTime);
                break;
            default:
                json.WriteString(name, (string)value);
                break;
        }
    }
}
