using Collab.Core.Events;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Timers;

/// <summary>Tells subscribers what has happened.</summary>
public sealed class DeliveryFunction(TellSubscribers tell, ILogger<DeliveryFunction> logger)
{
    /// <summary>Every minute.</summary>
    [Function("Deliveries")]
    public async Task Deliveries([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        Log.SubscribersTold(logger, await tell.RunAsync(cancellationToken));
}
