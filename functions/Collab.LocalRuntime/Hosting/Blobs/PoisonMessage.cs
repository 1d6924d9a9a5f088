using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>The genuine host's message about a blob that failed every try, its members in the host's order.</summary>
internal sealed class PoisonMessage
{
    public string Type { get; init; } = "BlobTrigger";

    public required string FunctionId { get; init; }

    public string BlobType { get; init; } = "BlockBlob";

    public required string ContainerName { get; init; }

    public required string BlobName { get; init; }

    public required string ETag { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, PoisonJson.Readable.PoisonMessage);
}

[JsonSerializable(typeof(PoisonMessage))]
internal sealed partial class PoisonJson : JsonSerializerContext
{
    // Names of blobs stay readable in whatever script they are written; this JSON is never put into a page.
    public static PoisonJson Readable { get; } = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
