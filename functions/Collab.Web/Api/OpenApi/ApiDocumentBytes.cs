using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Web.Api.OpenApi;

/// <summary>The OpenAPI document as it is sent.</summary>
public sealed record ApiDocumentBytes(byte[] Json, string ETag)
{
    /// <summary>Without white space, and with Cyrillic and Devanagari as they are.</summary>
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static ApiDocumentBytes Of(JsonNode document)
    {
        var bytes = Encoding.UTF8.GetBytes(document.ToJsonString(Compact));
        return new(bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }
}
