using Microsoft.Extensions.Logging;

namespace Collab.Web.Api;

/// <summary>What the API logs: never a body, a token or an address with parameters.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "A request failed ({Method}, trace {TraceId}).")]
    public static partial void RequestFailed(ILogger logger, Exception fault, string method, string traceId);

    [LoggerMessage(1001, LogLevel.Warning, "The storage did not answer a request ({Method}, trace {TraceId}): {Reason}")]
    public static partial void StoreUnavailable(ILogger logger, string method, string traceId, string reason);
}
