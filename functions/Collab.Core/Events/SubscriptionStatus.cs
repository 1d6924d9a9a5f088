using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>Is a subscription told of events?</summary>
[JsonConverter(typeof(CodeConverter<SubscriptionStatus>))]
public enum SubscriptionStatus
{
    Active,

    /// <summary>Nothing is told to it any more; what waits for it stays until it is deleted.</summary>
    Disabled,
}
