using System.Diagnostics;
using System.Diagnostics.Metrics;
using Collab.Core.Watching;

namespace Collab.Storage.Watched;

/// <summary>
/// Makes a call to the storage a client span and a measurement. Of a call it tells the operation and the table or container: keys, partitions
/// and blob names stay out, because a blob name ends with a file name, and that may be a person's.
/// </summary>
/// <param name="duration">Where the time of a call goes.</param>
/// <param name="system">The store and its attribute.</param>
/// <param name="operationKey">The attribute of the operation.</param>
/// <param name="targetKey">The attribute of the table or container.</param>
internal sealed class CallWatch(Histogram<double> duration, KeyValuePair<string, object?> system, string operationKey, string targetKey)
{
    /// <summary>Whether anybody listens. Where nobody does, a call goes straight on and costs nothing more.</summary>
    public bool IsOn => duration.Enabled || CollabTraces.Source.HasListeners();

    public Task<T> RunAsync<T>(string operation, string target, Func<Task<T>> call, int? batch = null) =>
        IsOn ? WatchAsync(operation, target, call, batch) : call();

    /// <summary>A span, where there is one that asked for the call; a call that nothing asked for is no trace of its own.</summary>
    public Activity? Begin(string operation, string target, int? batch = null)
    {
        var span = Activity.Current is null ? null : CollabTraces.Source.StartActivity($"{operation} {target}", ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag(system.Key, system.Value).SetTag(operationKey, operation).SetTag(targetKey, target);
            if (batch > 1)
            {
                span.SetTag(Attributes.DbBatchSize, batch);
            }
        }

        return span;
    }

    /// <summary>Of a fault only the type: its message may hold what was sent.</summary>
    public void End(Activity? span, string operation, string target, TimeSpan elapsed, Exception? fault)
    {
        var tags = new TagList { system, { operationKey, operation }, { targetKey, target } };
        if (fault is not null)
        {
            tags.Add(Attributes.ErrorType, fault.GetType().FullName);
            span?.SetTag(Attributes.ErrorType, fault.GetType().FullName).SetStatus(ActivityStatusCode.Error);
        }

        duration.Record(elapsed.TotalSeconds, tags);
    }

    private async Task<T> WatchAsync<T>(string operation, string target, Func<Task<T>> call, int? batch)
    {
        var began = Stopwatch.GetTimestamp();
        using var span = Begin(operation, target, batch);
        try
        {
            var answer = await call();
            End(span, operation, target, Stopwatch.GetElapsedTime(began), fault: null);
            return answer;
        }
        catch (Exception fault)
        {
            End(span, operation, target, Stopwatch.GetElapsedTime(began), fault);
            throw;
        }
    }
}
