using System.Diagnostics;

namespace Collab.Core.Watching;

/// <summary>A run that no request asks for, as a span of its own, under which its calls to the storage are found, and as a measurement.</summary>
public static class WatchedRun
{
    /// <summary>A timer's run.</summary>
    public static Task OfTimerAsync(string name, Func<Task> run) => RunAsync(name, ActivityKind.Internal, run);

    /// <summary>What a message or an upload set off.</summary>
    public static Task OfUploadAsync(string name, Func<Task> run) => RunAsync(name, ActivityKind.Consumer, run);

    private static async Task RunAsync(string name, ActivityKind kind, Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var began = Stopwatch.GetTimestamp();
        using var span = CollabTraces.Source.StartActivity(name, kind);
        span?.SetTag(Attributes.Run, name);
        try
        {
            await run();
            CollabMeter.Runs.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new KeyValuePair<string, object?>(Attributes.Run, name));
        }
        catch (Exception fault)
        {
            var type = fault.GetType().FullName;
            span?.SetTag(Attributes.ErrorType, type).SetStatus(ActivityStatusCode.Error);
            CollabMeter.Runs.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>(Attributes.Run, name),
                new KeyValuePair<string, object?>(Attributes.ErrorType, type));
            throw;
        }
    }
}
