using System.Globalization;
using System.Text.Json;
using Collab.Core.History;
using Collab.Core.Json;
using Collab.Core.Standards;

namespace Collab.Core.Events;

/// <summary>
/// The data of <see cref="EventTypes.RecordChanged"/>: what one commit changed of a collaboration and what hangs on it. No texts and no names:
/// the history has them, for those whom it concerns. <paramref name="Institution"/> is the home, <paramref name="Version"/> the collaboration's
/// after the change, <paramref name="Action"/> as in history; <paramref name="More"/> is true when there are more records than are named.
/// </summary>
public sealed record ChangedCollaboration(
    Guid Collaboration, string Institution, int Version, string Action, IReadOnlyList<ChangedRecord> Records, bool? More)
{
    /// <summary>As many as a commit takes rows.</summary>
    public const int MostRecords = 100;

    internal static RegisterEvent Of(
        Guid collaboration, string institution, int version, string action, IReadOnlyList<RecordChange> changes, DateTimeOffset at)
    {
        var records = changes.Take(MostRecords).Select(c => new ChangedRecord(c.Record, c.Id, c.Action)).ToArray();
        var data = new ChangedCollaboration(collaboration, institution, version, action, records, changes.Count > MostRecords ? true : null);
        return new()
        {
            Id = RecordId.At(at, EventTypes.RecordChanged, collaboration.ToString(), version.ToString(CultureInfo.InvariantCulture)),
            Type = EventTypes.RecordChanged,
            Institution = institution,
            At = at,
            Data = JsonSerializer.SerializeToElement(data, RegisterJson.Readable.ChangedCollaboration),
        };
    }
}

/// <summary>A record of a change: its type as in history, its id, and <c>created</c>, <c>updated</c> or <c>deleted</c>.</summary>
public sealed record ChangedRecord(string Type, Guid Id, string Action);
