using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

[JsonConverter(typeof(CodeConverter<ActivityStatus>))]
public enum ActivityStatus
{
    Planned,
    Ongoing,
    Completed,
    Cancelled,
}
