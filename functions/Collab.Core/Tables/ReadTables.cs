using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Rosters;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Tables;

/// <summary>Takes the tables of a document into the register: good rows in batches, bad rows back to the sender, in bounded memory.</summary>
public sealed class ReadTables(
    IRowStore store,
    CollaborationWriter writer,
    Locator locator,
    InstitutionDirectory directory,
    SaveCollaboration save,
    IDocumentFormats formats,
    RegisterSettings settings,
    CountRosters rosters,
    TimeProvider clock)
{
    /// <exception cref="StoreUnavailableException">The storage can't be reached; what was committed stays, and reading again goes on from there.</exception>
    public async Task<Document> RunAsync(DocumentRun run, ITableFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(file);
        TableRun? read = null;
        await run.WriteFeedbackAsync(
            file.Format,
            async (output, token) =>
            {
                await using var feedback = formats.CreateFeedback(file, output);
                read = await RunAsync(run, file, feedback, token);
            },
            cancellationToken);
        return read!.Fate(file.Notes);
    }

    private async Task<TableRun> RunAsync(DocumentRun run, ITableFile file, ITableFeedback feedback, CancellationToken cancellationToken)
    {
        var commit = new DocumentCommit(store, writer, run.Document, run.Sender, clock);
        await using var committer = new BatchCommitter(commit.RunAsync);
        var tables = new TableRun(
            run, new RowTarget(locator, directory, RowTarget.SenderOf(run.Sender)), new OpenBatches(committer), new RowIdentities(clock), feedback);
        try
        {
            while (await file.NextAsync(cancellationToken) is { } table)
            {
                tables.Next();
                await IntakeOf(tables, table).RunAsync(tables, table, cancellationToken);
            }
        }
        catch (UnreadableFileException unreadable)
        {
            tables.Stop(unreadable.Message);
        }

        await tables.Batches.FlushAsync(cancellationToken);
        await committer.CompleteAsync();
        return tables;
    }

    /// <summary>People are counted where a roster was sent; of a report that has them in it, the file would have to be deleted.</summary>
    private static RefusedTable PassedOver(TableRun run)
    {
        run.Note("A table of people was neither counted nor made searchable. To have its people counted, send it by itself, as a roster.");
        return new([]);
    }

    /// <summary>Who takes a table's rows. What isn't a table of records is told apart here, before its header is read as one.</summary>
    private ITableIntake IntakeOf(TableRun run, ITableReader table)
    {
        if (TypeNames.IsOfTemplate(table.Columns))
        {
            return new RefusedTable([]);
        }

        if (rosters.IntakeOf(run.Document, table) is { } roster)
        {
            return run.IsLenient ? PassedOver(run) : roster;
        }

        var choice = TableChoice.Of(table.Columns, table.Sheet, settings.DefaultLanguage);
        if (choice.Reasons.Count > 0)
        {
            return new RefusedTable(run.IsLenient && !choice.Fits ? [] : choice.Reasons);
        }

        return choice.Header is { Type.Items: null } collaborations
            ? new CollaborationTable(collaborations, save)
            : new RecordTable(choice, settings);
    }
}
