using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.MonthCells;
using Collab.Core.Moving;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Microsoft.Extensions.Logging;

namespace Collab.Functions;

/// <summary>What the app itself logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "The lifecycle moved {Count} collaborations.")]
    public static partial void LifecycleRan(ILogger logger, int count);

    [LoggerMessage(2001, LogLevel.Information, "{Count} reports of the kind {Kind} were made.")]
    public static partial void ReportsMade(ILogger logger, int count, string kind);

    [LoggerMessage(2002, LogLevel.Information, "{Count} markers of requests older than a day were removed.")]
    public static partial void MarkersCleared(ILogger logger, int count);

    [LoggerMessage(2003, LogLevel.Information, "The files of {Count} rosters were deleted.")]
    public static partial void RostersForgotten(ILogger logger, int count);

    [LoggerMessage(2004, LogLevel.Information, "The sweep finished {Count} documents.")]
    public static partial void UploadsSwept(ILogger logger, int count);

    [LoggerMessage(2005, LogLevel.Warning, "The sweep could not finish document {Document}; it is tried again.")]
    public static partial void UploadUnfinished(ILogger logger, Exception fault, Guid? document);

    [LoggerMessage(2006, LogLevel.Error, "The report of {Scope} up to {To} (kind {Kind}, language {Language}) could not be made; the next run tries it again.")]
    public static partial void ReportFailed(ILogger logger, Exception fault, string scope, DateOnly? to, string kind, string language);

    [LoggerMessage(2007, LogLevel.Error, "The report of {Scope} up to {To} (kind {Kind}, language {Language}) could not be drawn as {Format}; the next run tries it again.")]
    public static partial void ReportNotDrawn(ILogger logger, Exception fault, string scope, DateOnly? to, string kind, string language, string format);

    [LoggerMessage(2008, LogLevel.Information, "{Count} files of reports that were never finished were deleted.")]
    public static partial void ReportFilesCleared(ILogger logger, int count);

    public static void ReportsRan(ILogger logger, ReportRun run)
    {
        var kind = Codes<ReportKind>.Of(run.Kind);
        foreach (var failure in run.Failures)
        {
            if (failure.Fault is ReportShapeException shape)
            {
                ReportNotDrawn(logger, shape.InnerException!, failure.Scope, failure.Period?.To, kind, failure.Language, shape.Format);
            }
            else
            {
                ReportFailed(logger, failure.Fault, failure.Scope, failure.Period?.To, kind, failure.Language);
            }
        }

        ReportsMade(logger, run.Made, kind);
    }

    [LoggerMessage(2009, LogLevel.Information, "{Events} events make {Deliveries} deliveries.")]
    public static partial void EventsTold(ILogger logger, int events, int deliveries);

    /// <summary>Most minutes have nothing to tell.</summary>
    public static void SubscribersTold(ILogger logger, ToldEvents told)
    {
        if (told.Events > 0)
        {
            EventsTold(logger, told.Events, told.Deliveries);
        }
    }

    [LoggerMessage(2020, LogLevel.Information, "{Count} reminders were made.")]
    public static partial void RemindersMade(ILogger logger, int count);

    [LoggerMessage(2021, LogLevel.Information, "{Count} home institutions were told what their collaborations lack.")]
    public static partial void CompletenessTold(ILogger logger, int count);

    [LoggerMessage(2030, LogLevel.Information, "The nightly check looked at {Count} collaborations; {Unsettled} were written to all the time.")]
    public static partial void CheckRan(ILogger logger, int count, int unsettled);

    [LoggerMessage(2031, LogLevel.Error, "The month cell {Month} of collaboration {Collaboration} differs from its records: kept {Kept}, rebuilt {Rebuilt}.")]
    public static partial void CellDiffers(ILogger logger, string month, Guid collaboration, CellFigures? kept, CellFigures rebuilt);

    [LoggerMessage(2032, LogLevel.Error, "The nightly check could not read a collaboration.")]
    public static partial void CheckFailed(ILogger logger, Exception fault);

    /// <summary>What a nightly check has found, each difference by itself.</summary>
    public static void CellsChecked(ILogger logger, CheckedCells found)
    {
        foreach (var difference in found.Differences)
        {
            CellDiffers(logger, difference.Month.ToString(), difference.Collaboration, difference.Kept, difference.Rebuilt);
        }

        foreach (var failure in found.Failures)
        {
            CheckFailed(logger, failure);
        }

        CheckRan(logger, found.Checked, found.Unsettled);
    }

    // Of an address only the host is ever logged: the rest may hold a token. Of mail nothing but the event.
    [LoggerMessage(2040, LogLevel.Information, "Event {Event} could not be delivered to {Host} ({Fault}, subscription {Subscription}); it is tried again.")]
    public static partial void DeliveryFailed(ILogger logger, Guid @event, string host, string fault, Guid subscription);

    [LoggerMessage(2041, LogLevel.Warning, "Event {Event} could not be delivered to {Host} ({Fault}, subscription {Subscription}) and is given up.")]
    public static partial void DeliveryDied(ILogger logger, Guid @event, string host, string fault, Guid subscription);

    [LoggerMessage(2042, LogLevel.Warning, "Subscription {Subscription} is disabled: its receiver wants no more.")]
    public static partial void SubscriptionDisabled(ILogger logger, Guid subscription);

    [LoggerMessage(2043, LogLevel.Information, "{Count} deliveries arrived.")]
    public static partial void DeliveriesArrived(ILogger logger, int count);

    [LoggerMessage(2044, LogLevel.Error, "Something went wrong while deliveries were sent.")]
    public static partial void DeliveriesFaulty(ILogger logger, Exception fault);

    /// <summary>Most minutes have nothing to send.</summary>
    public static void DeliveriesSent(ILogger logger, SentDeliveries sent)
    {
        foreach (var failed in sent.Failed)
        {
            Action<ILogger, Guid, string, string, Guid> log = failed.IsDead ? DeliveryDied : DeliveryFailed;
            log(logger, failed.Event, failed.Host, failed.Fault, failed.Subscription);
        }

        foreach (var fault in sent.Faults)
        {
            DeliveriesFaulty(logger, fault);
        }

        foreach (var subscription in sent.Disabled)
        {
            SubscriptionDisabled(logger, subscription);
        }

        if (sent.Taken > 0)
        {
            DeliveriesArrived(logger, sent.Taken);
        }
    }

    [LoggerMessage(2050, LogLevel.Information, "The register was exported to {Name} ({Lines} lines); {Removed} older exports were deleted.")]
    public static partial void RegisterExported(ILogger logger, string name, int lines, int removed);

    [LoggerMessage(2051, LogLevel.Error, "The daily export of the register failed; there is no backup of today.")]
    public static partial void BackupFailed(ILogger logger, Exception fault);

    [LoggerMessage(2052, LogLevel.Error, "The export {Name} holds a fault that the register has. {Fault}")]
    public static partial void BackupFaulty(ILogger logger, string name, string fault);

    /// <summary>Only a run that has made an export tells of it.</summary>
    public static void BackupKept(ILogger logger, KeptBackup kept)
    {
        foreach (var fault in kept.Faults)
        {
            BackupFaulty(logger, kept.Name!, fault);
        }

        if (kept.IsNew)
        {
            RegisterExported(logger, kept.Name!, kept.Lines, kept.Removed);
        }
    }

    /// <summary>Most sweeps find nothing to do, and say nothing.</summary>
    public static void Swept(ILogger logger, SweptUploads swept)
    {
        foreach (var upload in swept.Unfinished)
        {
            UploadUnfinished(logger, upload.Fault, upload.Document);
        }

        if (swept.Finished > 0)
        {
            UploadsSwept(logger, swept.Finished);
        }
    }
}
