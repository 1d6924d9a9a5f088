using Collab.Core.Bulk;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Records;

/// <summary>
/// Takes records of any mix of types into the register, a line each, and answers each line in order while the input is still coming in. It
/// may break off anywhere and be sent again: what is there already is recognised, with or without a reference.
/// </summary>
public sealed class SubmitRecords(
    CollaborationWriter writer, Locator locator, InstitutionDirectory directory, RegisterSettings settings, TimeProvider clock)
{
    /// <summary>
    /// Every line is answered when this returns. What is wrong with a line is its answer; an outage of the storage is the answer of every
    /// line from there on, and is returned.
    /// </summary>
    public async Task<StoreUnavailableException?> RunAsync(RecordStream stream, IAnswerSink sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var answers = new LineAnswers(sink);
        var commit = new RecordCommit(writer, stream.Caller, stream.Origin, answers);
        await using var committer = new BatchCommitter(commit.RunAsync);
        using var lines = new RecordLineReader(stream.Input, stream.LongestLine);
        var target = new RowTarget(locator, directory, stream.Caller);
        var intake = new RecordIntake(target, new OpenBatches(committer), answers, commit, sink, settings, clock);
        await intake.ReadAsync(lines, stream.LongestLine, cancellationToken);
        await committer.CompleteAsync();
        return commit.Outage;
    }

    internal static void UnknownCollaboration(Faults faults) =>
        faults.Rule("/collaboration", "unknown-collaboration", "There is no such collaboration, or it is out of your reach.");
}
