using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Hosting;

/// <summary>What the host logs. Names of functions and counts only: blob names and requests may tell of people.</summary>
internal static partial class Log
{
    /// <summary>The category of a function's invocations, as on the genuine host, so that host.json's levels hold for both.</summary>
    public static string Category(string function) => $"Function.{function}";

    [LoggerMessage(1, LogLevel.Error, "The function {Function} failed (invocation {InvocationId}).")]
    public static partial void FunctionFailed(ILogger logger, Exception fault, string function, string invocationId);

    [LoggerMessage(2, LogLevel.Information, "The function {Function} ran (invocation {InvocationId}).")]
    public static partial void FunctionRan(ILogger logger, string function, string invocationId);

    [LoggerMessage(10, LogLevel.Information, "The timer {Function} makes up for a run that was missed.")]
    public static partial void TimerPastDue(ILogger logger, string function);

    [LoggerMessage(11, LogLevel.Warning, "Another process may follow the timer {Function} now; this one waits for its turn.")]
    public static partial void TimerLost(ILogger logger, string function);

    [LoggerMessage(12, LogLevel.Error, "The state of the timer {Function} cannot be read or written; it is tried again until it can.")]
    public static partial void TimerOutage(ILogger logger, Exception fault, string function);

    [LoggerMessage(20, LogLevel.Error, "The blobs that trigger {Function} cannot be listed; it is tried again until they can.")]
    public static partial void BlobOutage(ILogger logger, Exception fault, string function);

    [LoggerMessage(21, LogLevel.Information, "The blobs that trigger {Function} can be listed again.")]
    public static partial void BlobOutageOver(ILogger logger, string function);

    [LoggerMessage(22, LogLevel.Error, "The function {Function} failed {Tries} times on one blob, which is now kept as poison (invocation {InvocationId}).")]
    public static partial void BlobPoisoned(ILogger logger, string function, int tries, string invocationId);

    [LoggerMessage(23, LogLevel.Error, "A blob could not be opened or its receipt not be kept for {Function}; it is handed over again later.")]
    public static partial void BlobSetBack(ILogger logger, Exception fault, string function);
}
