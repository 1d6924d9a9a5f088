using Collab.Core.Results;

namespace Collab.Core.Writing;

/// <summary>Turns what became of a write into what its sender is answered.</summary>
public static class WriteAnswers
{
    public static Outcome<WriteAnswer> Of(WriteResult result, RequestMark? mark, Func<CollaborationHead, WriteAnswer> done) =>
        Of(result, mark, (head, _) => done(head));

    public static Outcome<WriteAnswer> Of(WriteResult result, RequestMark? mark, Func<CollaborationHead, ChangePlan, WriteAnswer> done)
    {
        ArgumentNullException.ThrowIfNull(done);
        return result switch
        {
            WriteResult.Done written => done(written.Head, written.Plan),
            WriteResult.Unchanged unchanged => done(unchanged.Head, unchanged.Plan),
            WriteResult.AlreadyDone already => DoneMarker.IsOf(already.Marker, mark!) ? DoneMarker.ReadAnswer(already.Marker) : new Refusal.KeyReused(),
            WriteResult.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("A write has another result."),
        };
    }
}
