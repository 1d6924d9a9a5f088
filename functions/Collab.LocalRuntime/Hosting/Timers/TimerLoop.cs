using System.Collections.ObjectModel;
using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>Follows one timer: waits for its runs, makes up for a missed one, keeps what was done.</summary>
internal sealed class TimerLoop(TriggeredFunction function, TimerSchedule schedule, ITimerStore store, TimeProvider clock) : ITriggerLoop
{
    // Longer waits are cut up, so that a clock that was set or a machine that slept is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterOutage = TimeSpan.FromSeconds(5);
    private readonly TimerTriggerAttribute _trigger = (TimerTriggerAttribute)function.Function.Trigger;
    private readonly RetryRule _retries = RetryRule.Of(function.Function.Method);
    private bool _outage;
    private bool _startupDone;

    private string Name => function.Function.Name;

    private DateTime UtcNow => clock.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var hold = await store.HoldAsync(Name, stopping);
                using var held = CancellationTokenSource.CreateLinkedTokenSource(stopping, hold.Lost);
                await FollowAsync(held.Token);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (OperationCanceledException)
            {
                Log.TimerLost(function.Logger, Name);
            }
            catch (Exception fault)
            {
                // Whatever the store's outage looks like, timers go on when it is over. Told once an outage.
                if (!_outage)
                {
                    Log.TimerOutage(function.Logger, fault, Name);
                }

                _outage = true;
                await Task.Delay(AfterOutage, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var monitored = _trigger.UseMonitor && !schedule.IsWithinMinute(UtcNow);
        var status = monitored ? await ResumeAsync(cancellationToken) : new ScheduleStatus { Next = schedule.Next(UtcNow) };
        _outage = false;
        if (UtcNow > status.Next)
        {
            Log.TimerPastDue(function.Logger, Name);
            status = await InvokeAsync(status, monitored, isPastDue: true, scheduled: false, cancellationToken);
        }
        else if (_trigger.RunOnStartup && !_startupDone)
        {
            status = await InvokeAsync(status, monitored, isPastDue: false, scheduled: false, cancellationToken);
        }

        _startupDone = true;
        while (true)
        {
            await WaitAsync(status.Next, cancellationToken);
            status = await InvokeAsync(status, monitored, isPastDue: false, scheduled: true, cancellationToken);
        }
    }

    /// <summary>What was kept, put right where the schedule has changed since: a new schedule begins now and owes no past run.</summary>
    private async Task<ScheduleStatus> ResumeAsync(CancellationToken cancellationToken)
    {
        var now = UtcNow;
        var kept = await store.ReadAsync(Name, cancellationToken);
        var since = kept is null ? now : kept.Last != default ? kept.Last : kept.LastUpdated;
        var expected = schedule.Next(since);
        if (kept is not null && kept.Next == expected)
        {
            return kept;
        }

        var fresh = now > expected
            ? new ScheduleStatus { Next = schedule.Next(now), LastUpdated = now }
            : new ScheduleStatus { Next = expected, LastUpdated = since };
        await store.WriteAsync(Name, fresh, cancellationToken);
        return fresh;
    }

    private async Task WaitAsync(DateTime due, CancellationToken cancellationToken)
    {
        for (var now = UtcNow; now < due; now = UtcNow)
        {
            // One millisecond more: timers may fire that much early.
            var wait = due - now < LongestWait ? due - now + TimeSpan.FromMilliseconds(1) : LongestWait;
            await Task.Delay(wait, clock, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<ScheduleStatus> InvokeAsync(
        ScheduleStatus status, bool monitored, bool isPastDue, bool scheduled, CancellationToken cancellationToken)
    {
        var now = UtcNow;
        var last = scheduled && status.Next > now ? status.Next : now;
        var told = monitored ? new ScheduleStatus { Last = status.Last, Next = status.Next, LastUpdated = status.LastUpdated } : null;
        await TryAsync(new TimerInfo { ScheduleStatus = told, IsPastDue = isPastDue }, cancellationToken);
        var next = new ScheduleStatus { Last = last, Next = schedule.Next(last), LastUpdated = last };
        if (monitored)
        {
            await KeepAsync(next);
        }

        return next;
    }

    /// <summary>Not cancelled, since the run is over; and an outage does not make it run again while this process lives.</summary>
    private async Task KeepAsync(ScheduleStatus status)
    {
        try
        {
            await store.WriteAsync(Name, status, CancellationToken.None);
        }
        catch (Exception fault)
        {
            Log.TimerOutage(function.Logger, fault, Name);
        }
    }

    private async Task TryAsync(TimerInfo timer, CancellationToken cancellationToken)
    {
        var invocationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        for (var retry = 0; ; retry++)
        {
            var tries = new TryCount(retry, _retries.MaxRetryCount);
            if (await function.TryAsync(timer, ReadOnlyDictionary<string, object?>.Empty, tries, invocationId, cancellationToken)
                || !_retries.Allows(retry + 1))
            {
                return;
            }

            await Task.Delay(_retries.DelayBefore(retry + 1), clock, cancellationToken);
        }
    }
}
