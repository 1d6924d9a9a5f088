using System.IO.Compression;
using Collab.Core.Access;
using Collab.Core.Reports;
using Collab.Core.Settings;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// Puts an export of the whole register into the container of backups, one a day however many instances run, and deletes those that are older than
/// the settings say. A file appears when its last line is written, and stays only when it can be read back.
/// </summary>
public sealed class KeepBackup(ExportRegister export, IBlobStore blobs, HeldRowStore held, RegisterSettings settings, RegisterCalendar calendar, TimeProvider clock)
{
    /// <summary>What was sent for an import, and is left of it when nobody goes on with it.</summary>
    private static readonly TimeSpan ReceivedFor = TimeSpan.FromDays(7);

    /// <exception cref="StoreUnavailableException">The storage can't be reached, or an import is unfinished; run it again later.</exception>
    /// <exception cref="ExportUnsettledException">The register was written to without a pause; run it again later.</exception>
    /// <exception cref="InvalidDataException">What was written can't be read back. It was deleted.</exception>
    public async Task<KeptBackup> RunAsync(CancellationToken cancellationToken)
    {
        if (settings.BackupDays == 0)
        {
            return new(null, false, 0, [], 0);
        }

        await held.State.LookAsync(cancellationToken);
        if (held.State.IsUnfinished)
        {
            throw new StoreUnavailableException("An import is unfinished; there is no whole register to export.", mayHaveCommitted: false);
        }

        var name = BackupName.Of(calendar.Today);
        var isNew = await blobs.FindAsync(ContainerNames.Backups, name, cancellationToken) is null && await WriteAsync(name, cancellationToken);

        // One that was made by a run that ended before it had read it back is read back now.
        var check = await ReadBackAsync(name, cancellationToken);
        return new(name, isNew, check.Lines, [.. check.Faults.Select(f => f.Detail)], await ClearAsync(cancellationToken));
    }

    /// <summary>False when another instance was faster.</summary>
    private async Task<bool> WriteAsync(string name, CancellationToken cancellationToken)
    {
        var outcome = await export.RunAsync(Caller.Admin, ReportScope.National, settings.BackupFiles, cancellationToken);
        return outcome.TryGet(out var lines, out var refusal)
            ? await blobs.WriteAsync(ContainerNames.Backups, name, "application/gzip", null, replace: false, PressAsync, cancellationToken)
            : throw new InvalidOperationException($"The export was refused: {refusal}.");

        async Task PressAsync(Stream output, CancellationToken token)
        {
            await using var pressed = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true);
            await lines.WriteAsync(pressed, token);
        }
    }

    private async Task<CheckedExport> ReadBackAsync(string name, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Backups, name, cancellationToken)
            ?? throw new InvalidDataException($"The backup {name} has gone.");
        try
        {
            return await CheckExport.RunAsync(blob.Content, cancellationToken);
        }
        catch (WrongExportException wrong)
        {
            await blobs.DeleteAsync(ContainerNames.Backups, name, cancellationToken);
            throw new InvalidDataException($"The backup {name} can't be read back. {wrong.Message}", wrong);
        }
    }

    /// <summary>The last days are kept, and of the last months the first of each.</summary>
    private async Task<int> ClearAsync(CancellationToken cancellationToken)
    {
        var today = calendar.Today;
        var (removed, month) = (0, DateOnly.MinValue);
        await foreach (var blob in blobs.ListAsync(ContainerNames.Backups, string.Empty, cancellationToken))
        {
            var isOld = false;
            if (BackupName.DayOf(blob.Name) is { } day)
            {
                // In order of names, which is that of days.
                var isFirst = (day.Year, day.Month) != (month.Year, month.Month);
                month = day;
                isOld = day <= today.AddDays(-settings.BackupDays) && !(isFirst && day > today.AddMonths(-settings.BackupMonths));
            }
            else if (blob.Name.StartsWith(ImportRegister.Received, StringComparison.Ordinal))
            {
                isOld = blob.ModifiedAt < clock.GetUtcNow() - ReceivedFor;
            }

            removed += isOld && await blobs.DeleteAsync(ContainerNames.Backups, blob.Name, cancellationToken) ? 1 : 0;
        }

        return removed;
    }
}
