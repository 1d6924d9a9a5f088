using System.Numerics;
using Collab.Core.Bulk;

namespace Collab.Core.Records;

/// <summary>Brings the answers into the order of the lines: they come as batches are done, and leave one after the other.</summary>
public sealed class LineAnswers(IAnswerSink sink)
{
    private readonly Lock gate = new();
    private LineAnswer[] waiting = new LineAnswer[1024];
    private int next = 1;
    private int wanted;
    private TaskCompletionSource? reached;
    private Exception? failure;

    public void Give(in LineAnswer answer)
    {
        lock (gate)
        {
            Keep(answer);
            Send();
        }
    }

    /// <summary>Gives one answer for each row of a batch, by its place in the batch.</summary>
    public void Give(RowBatch batch, Func<int, LineAnswer> answerOf)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(answerOf);
        lock (gate)
        {
            for (var i = 0; i < batch.Items.Count; i++)
            {
                Keep(answerOf(i));
            }

            Send();
        }
    }

    /// <summary>There will be no more answers: whoever waits for one is told why.</summary>
    public void Break(Exception cause)
    {
        lock (gate)
        {
            failure ??= cause;
            reached?.TrySetException(cause);
        }
    }

    /// <summary>How far this line is behind the first one that has no answer yet.</summary>
    public int Behind(int line) => line - Volatile.Read(ref next);

    /// <summary>Done when all lines up to this one are answered.</summary>
    public Task AnsweredAsync(int line)
    {
        lock (gate)
        {
            if (failure is not null)
            {
                return Task.FromException(failure);
            }

            if (next > line)
            {
                return Task.CompletedTask;
            }

            wanted = line;
            reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return reached.Task;
        }
    }

    private void Keep(in LineAnswer answer)
    {
        var ahead = answer.Line - next;
        if (ahead >= waiting.Length)
        {
            Grow(ahead + 1);
        }

        waiting[answer.Line & (waiting.Length - 1)] = answer;
    }

    private void Send()
    {
        var first = next;
        while (waiting[next & (waiting.Length - 1)] is { Fate: not LineFate.Pending } answer)
        {
            waiting[next & (waiting.Length - 1)] = default;
            next++;
            if (answer.Fate != LineFate.Blank)
            {
                sink.Write(answer);
            }
        }

        if (next > first)
        {
            sink.Flush();
        }

        if (reached is not null && next > wanted)
        {
            reached.TrySetResult();
            reached = null;
        }
    }

    private void Grow(int least)
    {
        var larger = new LineAnswer[BitOperations.RoundUpToPowerOf2((uint)least)];
        foreach (var answer in waiting)
        {
            if (answer.Fate != LineFate.Pending)
            {
                larger[answer.Line & (larger.Length - 1)] = answer;
            }
        }

        waiting = larger;
    }
}
