using System.Reflection;
using Collab.Functions.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NCrontab;

namespace Collab.Calendar.Crasher;

/// <summary>One of the app's timer functions and its schedule. What would run many times an hour runs once, on the hour.</summary>
internal sealed class Timer(string name, CrontabSchedule schedule, Func<Task> run)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public string Name => name;

    /// <summary>All timers of the app, with the schedules that stand in host.json.</summary>
    public static IReadOnlyList<Timer> All(IServiceProvider services) =>
    [
        .. typeof(TimerFunctions).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods())
            .Select(method => (Method: method, method.GetParameters().FirstOrDefault()?.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule))
            .Where(timer => timer.Schedule is not null)
            .Select(timer => Of(timer.Method, timer.Schedule!, services)),
    ];

    public Task RunAsync() => run();

    /// <summary>The first run after an instant.</summary>
    public DateTimeOffset After(DateTimeOffset instant)
    {
        var first = Next(instant.UtcDateTime);
        if (Next(first) - first >= Hour)
        {
            return new(first);
        }

        var hour = instant.UtcDateTime.Date.AddHours(instant.UtcDateTime.Hour + 1);
        return new(hour);
    }

    private DateTime Next(DateTime after) => DateTime.SpecifyKind(schedule.GetNextOccurrence(after), DateTimeKind.Utc);

    private static Timer Of(MethodInfo method, string setting, IServiceProvider services)
    {
        var expression = services.GetRequiredService<IConfiguration>()[setting.Trim('%')];
        var schedule = CrontabSchedule.Parse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = true });
        return new(
            method.GetCustomAttribute<FunctionAttribute>()!.Name,
            schedule,
            () => (Task)method.Invoke(ActivatorUtilities.CreateInstance(services, method.DeclaringType!), [new TimerInfo(), CancellationToken.None])!);
    }
}
