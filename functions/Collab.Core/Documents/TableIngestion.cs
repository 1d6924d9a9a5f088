using System.Text;
using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Writing;

namespace Collab.Core.Documents;

/// <summary>How many rows a table had and what became of them; a reason when reading had to stop.</summary>
public sealed record RowCounts(int Rows, int Accepted, int Rejected, string? StoppedBecause);

/// <summary>Takes a table's rows into the register: good rows in batches, bad rows back to the sender, in bounded memory.</summary>
public sealed class TableIngestion(
    CollaborationWriter writer, Locator locator, InstitutionDirectory directory, RegisterSettings settings, TimeProvider clock)
{
    public async Task<RowCounts> RunAsync(
        Document document, Institution sender, ITableReader table, ActivityTable columns, IFeedbackWriter feedback, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(feedback);
        var row = new ActivityRow(columns);
        var target = new RowTarget(locator, directory, RowTarget.SenderOf(sender));
        var faults = new Faults();
        var commit = new DocumentCommit(writer, document.Id, document.Sha256[..16], clock);
        await using var committer = new BatchCommitter(commit.RunAsync);
        var batches = new OpenBatches(committer);
        var identities = new RowIdentities(clock);
        int rows = 0, rejected = 0;
        string? stopped = null;
        try
        {
            while (await table.ReadAsync(cancellationToken))
            {
                rows++;
                faults.Clear();
                var activity = row.Read(table, faults).Complete(settings, faults);
                var head = await FindTargetAsync(row.CollaborationOf(table), target, faults, cancellationToken);
                if (faults.Any)
                {
                    rejected++;
                    await feedback.WriteAsync(table, "rejected", Describe(faults), cancellationToken);
                    continue;
                }

                await batches.AddAsync(head!, identities.Give(activity!, head!), table.Line, LengthOf(table), cancellationToken);
                await feedback.WriteAsync(table, "accepted", string.Empty, cancellationToken);
            }
        }
        catch (UnreadableTableException unreadable)
        {
            stopped = unreadable.Message;
        }

        await batches.FlushAsync(cancellationToken);
        await committer.CompleteAsync();
        return new(rows, rows - rejected, rejected, stopped);
    }

    private static async ValueTask<CollaborationHead?> FindTargetAsync(
        string idOrCode, RowTarget target, Faults faults, CancellationToken cancellationToken)
    {
        if (idOrCode.Length == 0)
        {
            faults.Rule("/collaboration", "required", "The id or code of a collaboration is required.");
            return null;
        }

        var head = await target.FindAsync(idOrCode, cancellationToken);
        if (head is null)
        {
            faults.Rule("/collaboration", "unknown-collaboration", "There is no such collaboration of this institution.");
        }

        return head;
    }

    private static int LengthOf(ITableReader table)
    {
        var length = 0;
        for (var i = 0; i < table.Columns.Count; i++)
        {
            length += table[i].Length;
        }

        return length;
    }

    private static string Describe(Faults faults)
    {
        var text = new StringBuilder();
        foreach (var fault in faults.All)
        {
            text.Append(text.Length > 0 ? " | " : string.Empty).Append(fault.Pointer.TrimStart('/'));
            text.Append(fault.Pointer.Length > 1 ? ": " : string.Empty).Append(fault.Detail);
        }

        return text.ToString();
    }
}
