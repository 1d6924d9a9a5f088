using System.Net;
using Collab.Core.Access;
using Microsoft.Extensions.Logging;

namespace Collab.Web.Api;

/// <summary>What the API logs: never a body, a token or an address with parameters.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Error, "A request failed ({Method}, trace {TraceId}).")]
    public static partial void RequestFailed(ILogger logger, Exception fault, string method, string traceId);

    [LoggerMessage(1001, LogLevel.Warning, "The storage did not answer a request ({Method}, trace {TraceId}): {Reason}")]
    public static partial void StoreUnavailable(ILogger logger, string method, string traceId, string reason);

    [LoggerMessage(1002, LogLevel.Warning, "The issuer did not give out its keys (trace {TraceId}): {Reason}")]
    public static partial void IssuerUnavailable(ILogger logger, string traceId, string reason);

    [LoggerMessage(1003, LogLevel.Warning, "The day of the last use of client {Client} could not be noted: {Reason}")]
    public static partial void LastUseLost(ILogger logger, Guid client, string reason);

    // Security events: 1100 to 1199. A key is named by the beginning of its hash, never by itself.
    [LoggerMessage(1100, LogLevel.Information, "{Client} signed in as {Role}.")]
    public static partial void SignedIn(ILogger logger, string client, CallerRole role);

    [LoggerMessage(1101, LogLevel.Warning, "A sign-in failed: {Reason} (from {Address}, trace {TraceId}).")]
    public static partial void SignInFailed(ILogger logger, string reason, IPAddress address, string traceId);

    [LoggerMessage(1102, LogLevel.Warning, "Too many sign-ins failed; {Address} is slowed down for the rest of the minute.")]
    public static partial void SignInSlowed(ILogger logger, IPAddress address);

    [LoggerMessage(1103, LogLevel.Information, "{By} made client {Client} ({Role}) with key {KeyId}.")]
    public static partial void ClientMade(ILogger logger, string by, Guid client, CallerRole role, string keyId);

    [LoggerMessage(1104, LogLevel.Information, "{By} rotated the key of client {Client}; the new one is {KeyId}.")]
    public static partial void KeyRotated(ILogger logger, string by, Guid client, string keyId);

    [LoggerMessage(1105, LogLevel.Information, "{By} removed client {Client}.")]
    public static partial void ClientRemoved(ILogger logger, string by, Guid client);

    [LoggerMessage(1106, LogLevel.Information, "{By} made subscription {Subscription}.")]
    public static partial void SubscriptionMade(ILogger logger, string by, Guid subscription);

    [LoggerMessage(1107, LogLevel.Information, "{By} removed subscription {Subscription}.")]
    public static partial void SubscriptionRemoved(ILogger logger, string by, Guid subscription);
}
