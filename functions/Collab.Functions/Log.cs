using Microsoft.Extensions.Logging;

namespace Collab.Functions;

/// <summary>What the app itself logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "The lifecycle moved {Count} collaborations.")]
    public static partial void LifecycleRan(ILogger logger, int count);

    [LoggerMessage(2001, LogLevel.Information, "{Count} monthly reports were made.")]
    public static partial void ReportsMade(ILogger logger, int count);

    [LoggerMessage(2002, LogLevel.Information, "{Count} markers of requests older than a day were removed.")]
    public static partial void MarkersCleared(ILogger logger, int count);

    [LoggerMessage(2003, LogLevel.Information, "The files of {Count} rosters were deleted.")]
    public static partial void RostersForgotten(ILogger logger, int count);
}
