using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Storage.Embedded;

/// <summary>
/// What is kept of a blob beside its file, when there is anything to keep. It names the version it belongs to: when the file is replaced
/// by hand, or a crash comes between the two, the other version's metadata don't stick to it.
/// </summary>
internal sealed record BlobMetadataFile(string ETag, string ContentType, IReadOnlyDictionary<string, string> Metadata)
{
    public const string PlainContentType = "application/octet-stream";

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>();

    /// <summary>The metadata of the version with the tag <paramref name="etag"/>.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path, string etag)
    {
        try
        {
            var kept = JsonSerializer.Deserialize(File.ReadAllBytes(path), BlobMetadataJson.Default.BlobMetadataFile);
            return kept?.ETag == etag ? kept.Metadata : None;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            // No such file is the usual case; half a file is one that a crash left before its blob appeared.
            return None;
        }
    }

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write);
        JsonSerializer.Serialize(stream, this, BlobMetadataJson.Default.BlobMetadataFile);
        stream.Flush(flushToDisk: true);
    }
}

[JsonSerializable(typeof(BlobMetadataFile))]
internal sealed partial class BlobMetadataJson : JsonSerializerContext;
