using Collab.Core.Access;
using Collab.Core.Bulk;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Records;

/// <summary>
/// Commits a batch of a bulk request and answers its lines. After an outage nothing more is tried: every try would take as long as the
/// first, and the sender can send all of it again.
/// </summary>
internal sealed class RecordCommit(CollaborationWriter writer, Caller caller, WriteOrigin origin, LineAnswers answers)
{
    private StoreUnavailableException? outage;

    /// <summary>What the storage failed with, once it has.</summary>
    public StoreUnavailableException? Outage
    {
        get => Volatile.Read(ref outage);
        set => Volatile.Write(ref outage, value);
    }

    /// <exception cref="StoreLimitException">The batch is more than a commit takes, and has several rows.</exception>
    public async Task RunAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            if (Outage is null)
            {
                Answer(batch, await WriteAsync(batch, cancellationToken));
                return;
            }
        }
        catch (StoreUnavailableException unavailable)
        {
            Outage = unavailable;
        }
        catch (StoreLimitException limit) when (batch.Items.Count == 1)
        {
            Give(batch, _ => LineAnswer.TooLarge(batch.Lines[0], limit.Message));
            return;
        }
        catch (Exception failure) when (failure is not StoreLimitException)
        {
            answers.Break(failure);
            throw;
        }

        Give(batch, i => new(batch.Lines[i], LineFate.Unavailable));
    }

    private void Give(RowBatch batch, Func<int, LineAnswer> answerOf) => answers.Give(batch, i =>
    {
        var answer = answerOf(i);
        Submission.Count(batch.Items[i].Type, answer.Fate);
        return answer;
    });

    private Task<WriteResult> WriteAsync(RowBatch batch, CancellationToken cancellationToken) => writer.WriteAsync(
        new()
        {
            Institution = batch.Target.Record.Institution,
            Collaboration = batch.Target.Record.Id,
            Origin = origin,
            Plan = (head, stored) => Reach.MaySubmit(caller, head.Record)
                ? ItemPlan.Of("submit-records", batch.Items, stored)
                : new Refusal.NotFound(),
        },
        cancellationToken);

    private void Answer(RowBatch batch, WriteResult result)
    {
        switch (result)
        {
            case WriteResult.Done done:
                Answer(batch, done.Plan);
                break;
            case WriteResult.Unchanged unchanged:
                Answer(batch, unchanged.Plan);
                break;
            case WriteResult.Refused:
                // It went away, or out of reach, since the line was read.
                var faults = new Faults();
                SubmitRecords.UnknownCollaboration(faults);
                Give(batch, i => LineAnswer.OfFaults(batch.Lines[i], faults));
                break;
            default:
                throw new InvalidOperationException("A write without a marker has another result.");
        }
    }

    /// <summary>The plan has the rows that change something, in the batch's order.</summary>
    private void Answer(RowBatch batch, ChangePlan plan)
    {
        var at = 0;
        Give(batch, i =>
        {
            var id = batch.Items[i].Id;
            var change = at < plan.Items.Count && plan.Items[at].Id == id ? plan.Items[at++] : null;
            var fate = change is null ? LineFate.Unchanged : change.Before is null ? LineFate.Created : LineFate.Changed;
            return new(batch.Lines[i], fate, id);
        });
    }
}
