using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>Is an event still to be told to a subscription?</summary>
[JsonConverter(typeof(CodeConverter<DeliveryStatus>))]
public enum DeliveryStatus
{
    Pending,

    /// <summary>Given up after too many attempts; only a person has it tried again.</summary>
    Dead,
}
