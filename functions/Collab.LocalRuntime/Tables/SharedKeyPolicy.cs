using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Signs every try of a request with an account key: the Table service's "Shared Key Lite".</summary>
/// <remarks>
/// "Authorize with Shared Key", Azure documentation: for tables the text to sign is the date, a line feed and the canonicalized
/// resource, which is <c>/account</c> and the path as sent (and the query's <c>comp</c>, which no request here has). Each try has a
/// date of its own, since the service refuses dates older than 15 minutes.
/// </remarks>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential, TimeProvider clock) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        var date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", Authorization(date, request.Uri.ToUri().AbsolutePath));
    }

    internal string Authorization(string date, string path)
    {
        var text = string.Concat(date, "\n/", credential.AccountName, path);
        var length = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = length <= 1024 ? stackalloc byte[1024] : new byte[length];
        var written = Encoding.UTF8.GetBytes(text, bytes);
        Span<byte> signature = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(credential.Key, bytes[..written], signature);
        return string.Concat("SharedKeyLite ", credential.AccountName, ":", Convert.ToBase64String(signature));
    }
}
