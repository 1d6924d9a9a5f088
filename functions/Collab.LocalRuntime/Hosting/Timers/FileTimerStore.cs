using System.Text.Json;
using Collab.LocalRuntime.Hosting.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>One file a timer. The embedded store admits one process, so there is nobody to share a timer with.</summary>
internal sealed class FileTimerStore(string folder) : ITimerStore
{
    public Task<TimerHold> HoldAsync(string timer, CancellationToken cancellationToken) => Task.FromResult(new TimerHold(null));

    public async Task<ScheduleStatus?> ReadAsync(string timer, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(FileOf(timer), cancellationToken), TimerJson.Default.ScheduleStatus);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task WriteAsync(string timer, ScheduleStatus status, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(FileOf(timer), JsonSerializer.SerializeToUtf8Bytes(status, TimerJson.Default.ScheduleStatus), cancellationToken);

    private string FileOf(string timer) => Path.Combine(folder, timer + ".json");
}
