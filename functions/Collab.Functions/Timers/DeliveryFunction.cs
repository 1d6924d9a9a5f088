using Collab.Core.Events;
using Collab.Core.Events.Sending;
using Collab.Core.Watching;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>Tells subscribers and contacts what has happened.</summary>
public sealed class DeliveryFunction(TellSubscribers tell, SendDeliveries send, ILogger<DeliveryFunction> logger)
{
    [Function("Deliveries")]
    public Task Deliveries([TimerTrigger(Schedules.Deliveries)] TimerInfo timer, CancellationToken cancellationToken) =>
        WatchedRun.OfTimerAsync("Deliveries", async () =>
        {
            Log.SubscribersTold(logger, await tell.RunAsync(cancellationToken));
            Log.DeliveriesSent(logger, await send.RunAsync(cancellationToken));
        });
}
