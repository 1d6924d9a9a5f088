using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Hosting;

/// <summary>What the host logs. Names of functions and counts only: blob names and requests may tell of people.</summary>
internal static partial class Log
{
    /// <summary>The category of a function's invocations, as on the genuine host, so that host.json's levels hold for both.</summary>
    public static string Category(string function) => $"Function.{function}";

    [LoggerMessage(1, LogLevel.Error, "The function {Function} failed (invocation {InvocationId}).")]
    public static partial void FunctionFailed(ILogger logger, Exception fault, string function, string invocationId);
}
