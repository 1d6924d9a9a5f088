using Collab.Core.Bulk;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Tables;
using Collab.Core.Writing;

namespace Collab.Core.Rosters;

/// <summary>Recognises rosters among the tables of documents, and counts their people into activities.</summary>
public sealed class CountRosters(
    IRowStore store,
    CollaborationWriter writer,
    InstitutionDirectory directory,
    PersonMarks marks,
    RegisterSettings settings,
    RegisterCalendar calendar,
    TimeProvider clock)
{
    /// <summary>Who takes the table, when it is a roster: its sender said so, or its header does.</summary>
    internal ITableIntake? IntakeOf(DocumentRun run, ITableReader table)
    {
        var header = RosterHeader.Of(table.Columns);
        if (!header.IsRoster && run.Announced != DocumentKind.Roster)
        {
            return null;
        }

        var groups = new OpenGroups(store, new RosterCommit(store, writer, run.Document.Id, RowTarget.SenderOf(run.Sender), clock));
        return new RosterTable(header, marks, groups, directory, settings, calendar);
    }
}
