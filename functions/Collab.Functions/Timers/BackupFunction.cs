using Collab.Core.Moving;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>The daily export into the container of backups. A run that fails is tried again; one of the same day finds it made.</summary>
public sealed class BackupFunction(KeepBackup backup, ILogger<BackupFunction> logger)
{
    [Function("Backup")]
    [FixedDelayRetry(3, "00:10:00")]
    public Task Backup([TimerTrigger(Schedules.Backup)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Backup", async () =>
        {
            try
            {
                Log.BackupKept(logger, await backup.RunAsync(cancellationToken));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.BackupFailed(logger, fault);
                throw;
            }
        });
}
