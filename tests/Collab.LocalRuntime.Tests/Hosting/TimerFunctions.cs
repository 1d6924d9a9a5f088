using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>One run of a timer function, as the function saw it.</summary>
public sealed record TimerRun(string Function, TimerInfo Info, string InvocationId, int RetryCount);

/// <summary>What timer functions were run, and how often the next ones fail.</summary>
public sealed class TimerRuns
{
    private int _failures;

    public ConcurrentQueue<TimerRun> All { get; } = [];

    public void FailNext(int times) => _failures = times;

    public void Add(TimerInfo info, FunctionContext context)
    {
        All.Enqueue(new TimerRun(context.FunctionDefinition.Name, info, context.InvocationId, context.RetryContext.RetryCount));
        if (Interlocked.Decrement(ref _failures) >= 0)
        {
            throw new InvalidOperationException("Meant to fail.");
        }
    }
}

public sealed class MonthlyTimer(TimerRuns runs)
{
    [Function("Monthly")]
    public void Run([TimerTrigger("%MonthlySchedule%")] TimerInfo timer, FunctionContext context) => runs.Add(timer, context);
}

public sealed class SecondsTimer(TimerRuns runs)
{
    [Function("Seconds")]
    public Task Run([TimerTrigger("*/10 * * * * *")] TimerInfo timer, FunctionContext context)
    {
        runs.Add(timer, context);
        return Task.CompletedTask;
    }
}

public sealed class StartupTimer(TimerRuns runs)
{
    [Function("AtStart")]
    public void Run([TimerTrigger("01:00:00", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.Add(timer, context);
}

public sealed class RetriedTimer(TimerRuns runs)
{
    [Function("Retried")]
    [ExponentialBackoffRetry(4, "00:00:10", "00:00:20")]
    public void Run([TimerTrigger("0 0 * * * *", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => runs.Add(timer, context);
}

public sealed class ScheduledTimer(TimerRuns runs)
{
    [Function("Scheduled")]
    public void Run([TimerTrigger("%AzureFunctionsJobHost:schedules:monthly%")] TimerInfo timer, FunctionContext context) => runs.Add(timer, context);
}
