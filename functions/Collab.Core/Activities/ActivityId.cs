using System.Globalization;
using Collab.Core.Standards;

namespace Collab.Core.Activities;

/// <summary>Ids of activities: a new one, or the one that follows from the sender's reference or from a document's line.</summary>
public static class ActivityId
{
    public static Guid New(TimeProvider clock) => RecordId.New(clock);

    public static Guid OfReference(Guid collaboration, string reference) =>
        RecordId.From("activity", collaboration.ToString(), reference);

    public static Guid OfLine(Guid collaboration, Guid document, int line) =>
        RecordId.From("activity-line", collaboration.ToString(), document.ToString(), line.ToString(CultureInfo.InvariantCulture));
}
