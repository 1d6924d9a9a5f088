using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Reads the service's answers to what it refused: <c>{"odata.error":{"code":…,"message":{"value":…}}}</c>.</summary>
internal sealed class TableErrors : RequestFailedDetailsParser
{
    public static TableErrors Parser { get; } = new();

    public override bool TryParse(Response response, [NotNullWhen(true)] out ResponseError? error, out IDictionary<string, string>? data)
    {
        data = null;
        if (Read(response) is { } found)
        {
            error = new ResponseError(found.Code, found.Message);
            return true;
        }

        error = null;
        return false;
    }

    /// <summary>Whether <paramref name="response"/> is a refusal with that code.</summary>
    public static bool Is(Response response, string code) => Read(response)?.Code == code;

    /// <summary>The change that a transaction was refused for: the service's sentence begins with "index:".</summary>
    public static int? FailedIndex(Response response)
    {
        var message = Read(response)?.Message ?? "";
        var colon = message.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;
    }

    private static (string Code, string Message)? Read(Response response)
    {
        if (response.ContentStream is not { CanSeek: true, Length: > 0 })
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(response.Content.ToMemory());
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("odata.error", out var error))
            {
                return null;
            }

            var message = error.TryGetProperty("message", out var found) && found.TryGetProperty("value", out var value) ? value.GetString() : null;
            return (error.GetProperty("code").GetString() ?? "", message ?? "");
        }
        catch (JsonException)
        {
            // A proxy's page, or XML: Azure.Core then shows the status and the raw answer.
            return null;
        }
    }
}
