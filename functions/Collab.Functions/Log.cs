using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Microsoft.Extensions.Logging;

namespace Collab.Functions;

/// <summary>What the app itself logs.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information, "The lifecycle moved {Count} collaborations.")]
    public static partial void LifecycleRan(ILogger logger, int count);

    [LoggerMessage(2001, LogLevel.Information, "{Count} monthly reports were made.")]
    public static partial void ReportsMade(ILogger logger, int count);

    [LoggerMessage(2002, LogLevel.Information, "{Count} markers of requests older than a day were removed.")]
    public static partial void MarkersCleared(ILogger logger, int count);

    [LoggerMessage(2003, LogLevel.Information, "The files of {Count} rosters were deleted.")]
    public static partial void RostersForgotten(ILogger logger, int count);

    [LoggerMessage(2004, LogLevel.Information, "The sweep finished {Count} documents.")]
    public static partial void UploadsSwept(ILogger logger, int count);

    [LoggerMessage(2005, LogLevel.Warning, "The sweep could not finish document {Document}; it is tried again.")]
    public static partial void UploadUnfinished(ILogger logger, Exception fault, Guid? document);

    [LoggerMessage(2006, LogLevel.Information, "{Events} events make {Deliveries} deliveries.")]
    public static partial void EventsTold(ILogger logger, int events, int deliveries);

    /// <summary>Most minutes have nothing to tell.</summary>
    public static void SubscribersTold(ILogger logger, ToldEvents told)
    {
        if (told.Events > 0)
        {
            EventsTold(logger, told.Events, told.Deliveries);
        }
    }

    // Of an address only the host is ever logged: the rest may hold a token. Of mail nothing but the event.
    [LoggerMessage(2020, LogLevel.Information, "Event {Event} could not be delivered to {Host} ({Fault}, subscription {Subscription}); it is tried again.")]
    public static partial void DeliveryFailed(ILogger logger, Guid @event, string host, string fault, Guid subscription);

    [LoggerMessage(2021, LogLevel.Warning, "Event {Event} could not be delivered to {Host} ({Fault}, subscription {Subscription}) and is given up.")]
    public static partial void DeliveryDied(ILogger logger, Guid @event, string host, string fault, Guid subscription);

    [LoggerMessage(2022, LogLevel.Warning, "Subscription {Subscription} is disabled: its receiver wants no more.")]
    public static partial void SubscriptionDisabled(ILogger logger, Guid subscription);

    [LoggerMessage(2023, LogLevel.Information, "{Count} deliveries arrived.")]
    public static partial void DeliveriesArrived(ILogger logger, int count);

    /// <summary>Most minutes have nothing to send.</summary>
    public static void DeliveriesSent(ILogger logger, SentDeliveries sent)
    {
        foreach (var failed in sent.Failed)
        {
            Action<ILogger, Guid, string, string, Guid> log = failed.IsDead ? DeliveryDied : DeliveryFailed;
            log(logger, failed.Event, failed.Host, failed.Fault, failed.Subscription);
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
