using Collab.Core.Bulk;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Watching;
using Collab.Core.Writing;

namespace Collab.Core.Records;

/// <summary>
/// Reads the lines of one bulk request and puts them into batches. A batch leaves when it is full, when its first line has waited for many
/// lines or for long, and when the input pauses: then somebody may be waiting for answers before sending on.
/// </summary>
internal sealed class RecordIntake(
    RowTarget target, OpenBatches batches, LineAnswers answers, RecordCommit commit, IAnswerSink sink, RegisterSettings settings, TimeProvider clock)
{
    /// <summary>Lines that a line may wait for others of its collaboration.</summary>
    private const int LongestWait = 20_000;

    /// <summary>How many lines there are between two looks at who has waited for long.</summary>
    private const int LinesBetweenLooks = 1024;

    /// <summary>Lines that may be read behind one whose answer isn't there yet.</summary>
    private const int MostUnanswered = 4 * LongestWait;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(5);

    private readonly RowIdentities identities = new(clock);
    private readonly Faults faults = new();
    private long emptiedAt = clock.GetTimestamp();

    /// <summary>Reads to the end; then every line is answered or in a batch that was sent off.</summary>
    public async Task ReadAsync(RecordLineReader lines, int longestLine, CancellationToken cancellationToken)
    {
        try
        {
            do
            {
                await FillAsync(lines, cancellationToken);
                while (lines.TryNext(out var line, out var isTooLong))
                {
                    await TakeAsync(lines.Number, line, isTooLong ? longestLine : null, cancellationToken);
                }
            }
            while (!lines.HasEnded);
        }
        catch (InputBrokenOffException end)
        {
            Give(new(lines.Number + 1, end.Fate, Faults: [new(string.Empty, "broken-off", end.Message, Malformed: end.Fate == LineFate.Faulty)]));
        }

        await batches.FlushAsync(cancellationToken);
    }

    private async ValueTask FillAsync(RecordLineReader lines, CancellationToken cancellationToken)
    {
        var filling = lines.FillAsync(cancellationToken);
        if (!batches.Any)
        {
            await filling;
            emptiedAt = clock.GetTimestamp();
            return;
        }

        if (filling.IsCompleted)
        {
            await filling;
            return;
        }

        var more = filling.AsTask();
        try
        {
            if (clock.GetElapsedTime(emptiedAt) > LongestTime || await IsPausingAsync(more))
            {
                await batches.FlushAsync(cancellationToken);
                emptiedAt = clock.GetTimestamp();
            }
        }
        finally
        {
            // The buffer is lent to the read: it must have ended, well or not, before anyone gives the buffer back.
            await more;
        }
    }

    private async Task<bool> IsPausingAsync(Task more) => await Task.WhenAny(more, Task.Delay(Pause, clock)) != more;

    private async ValueTask TakeAsync(int number, ReadOnlyMemory<byte> line, int? overLimit, CancellationToken cancellationToken)
    {
        if (number % LinesBetweenLooks == 0)
        {
            await LookAsync(number, cancellationToken);
        }

        if (overLimit is { } most)
        {
            Give(LineAnswer.TooLarge(number, $"A line may have {most} bytes."));
        }
        else if (!line.Span.ContainsAnyExcept(" \t\r"u8))
        {
            Give(new(number, LineFate.Blank));
        }
        else if (commit.Outage is not null)
        {
            Give(new(number, LineFate.Unavailable));
        }
        else
        {
            await SubmitAsync(number, line, cancellationToken);
        }
    }

    private async ValueTask SubmitAsync(int number, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        faults.Clear();
        var line = RecordLine.Read(json, settings, faults);
        if (await FindTargetAsync(line.Collaboration, cancellationToken) is { } head && !faults.Any)
        {
            await batches.AddAsync(head, identities.Give(line.Item!, head), number, json.Length, cancellationToken);
        }
        else if (commit.Outage is not null)
        {
            Give(new(number, LineFate.Unavailable));
        }
        else
        {
            Give(LineAnswer.OfFaults(number, faults));
        }
    }

    /// <summary>The collaboration, or null with a fault or an outage. It is looked for in faulty lines too, so that all faults are named.</summary>
    private async ValueTask<CollaborationHead?> FindTargetAsync(string? idOrCode, CancellationToken cancellationToken)
    {
        if (idOrCode is null)
        {
            return null;
        }

        try
        {
            var head = await target.FindAsync(idOrCode, cancellationToken);
            if (head is null)
            {
                SubmitRecords.UnknownCollaboration(faults);
            }

            return head;
        }
        catch (StoreUnavailableException unavailable)
        {
            commit.Outage = unavailable;
            return null;
        }
    }

    /// <summary>Sees to it that nothing waits without an end: neither a line for its batch nor an answer for its reader.</summary>
    private async ValueTask LookAsync(int number, CancellationToken cancellationToken)
    {
        await batches.SendBeforeAsync(number - LongestWait, cancellationToken);
        await sink.RoomAsync(cancellationToken);
        if (answers.Behind(number) > MostUnanswered)
        {
            await answers.AnsweredAsync(number - MostUnanswered).WaitAsync(cancellationToken);
        }
    }

    private void Give(in LineAnswer answer)
    {
        Submission.Count(type: null, answer.Fate);
        answers.Give(answer);
    }
}
