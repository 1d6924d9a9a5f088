using System.Reflection;
using System.Text.Json;
using Collab.Functions.Timers;
using Collab.Testing;
using Microsoft.Azure.Functions.Worker;

namespace Collab.EndToEnd.Tests.Start;

/// <summary>All timers stand in host.json.</summary>
public sealed class SchedulesTests
{
    private const string Section = "%AzureFunctionsJobHost:schedules:";

    private static readonly Dictionary<string, string> Timers = typeof(ReportTimers).Assembly.GetExportedTypes()
        .SelectMany(type => type.GetMethods())
        .SelectMany(method => method.GetParameters().Select(p => (method, p.GetCustomAttribute<TimerTriggerAttribute>()?.Schedule)))
        .Where(timer => timer.Schedule is not null)
        .ToDictionary(timer => timer.method.GetCustomAttribute<FunctionAttribute>()!.Name, timer => timer.Schedule!);

    [Fact]
    public async Task EveryTimer_HasItsScheduleInHostJson()
    {
        using var file = JsonDocument.Parse(await File.ReadAllTextAsync(RepositoryRoot.Of("host.json")));
        var keys = file.RootElement.GetProperty("schedules").EnumerateObject().Select(s => s.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("AcademicYearReports", Timers.Keys);
        Assert.All(Timers, timer =>
        {
            Assert.StartsWith(Section, timer.Value, StringComparison.Ordinal);
            Assert.Contains(timer.Value[Section.Length..^1], keys);
        });
    }
}
