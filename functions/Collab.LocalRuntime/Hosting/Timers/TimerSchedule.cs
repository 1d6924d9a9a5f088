using System.Globalization;
using Collab.LocalRuntime.Hosting.Configuration;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>When a timer runs: cron fields (six, or five without seconds) in UTC, or every so often.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _every;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan every)
    {
        _cron = cron;
        _every = every;
    }

    /// <exception cref="InvalidDataException">The expression, or the setting it names, is missing or wrong.</exception>
    public static TimerSchedule Parse(string expression, string function, IConfiguration configuration)
    {
        var text = SettingNames.Resolve(expression, function, configuration).Trim();
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var every) && every > TimeSpan.Zero)
        {
            return new TimerSchedule(null, every);
        }

        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        return CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 }) is { } cron
            ? new TimerSchedule(cron, default)
            : throw new InvalidDataException(
                $"The schedule \"{text}\" of the function {function} is wrong{PlaceOf(expression)}: give six fields (second minute hour day month weekday), such as 0 30 2 * * *.");
    }

    /// <summary>The first run after <paramref name="utc"/>; <see cref="DateTime.MaxValue"/> when there is none.</summary>
    public DateTime Next(DateTime utc) =>
        DateTime.SpecifyKind(_cron is null ? utc + _every : _cron.GetNextOccurrence(utc), DateTimeKind.Utc);

    /// <summary>Whether runs are less than a minute apart: the genuine host does not monitor those.</summary>
    public bool IsWithinMinute(DateTime utc)
    {
        var previous = Next(utc);
        for (var run = 0; run < 4 && previous < DateTime.MaxValue; run++)
        {
            var next = Next(previous);
            if (next - previous < TimeSpan.FromMinutes(1))
            {
                return true;
            }

            previous = next;
        }

        return false;
    }

    /// <summary>An expression that stands in a setting is put right there.</summary>
    private static string PlaceOf(string expression) => SettingNames.PlaceOf(expression) is { } place ? $" (the {place})" : "";
}
