using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Documents;
using Collab.Core.Documents.Reading;
using Collab.Core.Institutions;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Records;

/// <summary>
/// Takes a file of lines as <c>POST /records</c> takes them into the register: good lines in batches, bad lines back to the sender, in bounded
/// memory. It may be stopped anywhere and run again.
/// </summary>
public sealed class ReadLines(
    IRowStore store,
    CollaborationWriter writer,
    Locator locator,
    InstitutionDirectory directory,
    IDocumentFormats formats,
    RegisterSettings settings,
    TimeProvider clock)
{
    /// <summary>Lines between two looks at whether others want the processor.</summary>
    private const int LinesInARow = 256;

    /// <exception cref="StoreUnavailableException">The storage can't be reached; what was committed stays, and reading again goes on from there.</exception>
    public async Task<Document> RunAsync(DocumentRun run, ILineFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(file);
        var tally = new DocumentTally();
        await run.WriteFeedbackAsync(
            file.Format,
            async (output, token) =>
            {
                await using var feedback = formats.CreateFeedback(file, output);
                await RunAsync(run, file, feedback, tally, token);
            },
            cancellationToken);
        return tally.Fate(run.Document, []);
    }

    private async Task RunAsync(DocumentRun run, ILineFile file, ILineFeedback feedback, DocumentTally tally, CancellationToken cancellationToken)
    {
        var commit = new DocumentCommit(store, writer, run.Document, run.Sender, clock);
        await using var committer = new BatchCommitter(commit.RunAsync);
        var lines = new LineIntake(
            new RowTarget(locator, directory, RowTarget.SenderOf(run.Sender)), new OpenBatches(committer), new RowIdentities(clock), settings);
        try
        {
            while (await file.ReadAsync(cancellationToken))
            {
                var wrong = await lines.TakeAsync(file, cancellationToken);
                tally.Count(wrong.Count > 0);
                await feedback.WriteAsync(file, wrong.Count > 0 ? "rejected" : "accepted", wrong, cancellationToken);
                if (tally.Rows % LinesInARow == 0)
                {
                    await Task.Yield();
                    await run.ReportAsync(tally.Rows, tally.Rejected, cancellationToken);
                }
            }
        }
        catch (UnreadableFileException unreadable)
        {
            tally.Add(unreadable.Message);
        }

        if (!lines.HasRecords && !tally.HasReasons)
        {
            tally.Add("There is no record in this JSON. A record is an object with the members type, collaboration and record.");
        }

        await lines.FlushAsync(cancellationToken);
        await committer.CompleteAsync();
    }
}
