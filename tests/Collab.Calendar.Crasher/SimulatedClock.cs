namespace Collab.Calendar.Crasher;

/// <summary>A clock that runs like the real one and can be moved on. Within a process it never goes back; a new process may begin earlier.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private Moment moment;

    public SimulatedClock(DateTimeOffset start) => moment = new(start, GetTimestamp());

    public override DateTimeOffset GetUtcNow()
    {
        var (instant, at) = moment;
        return instant + GetElapsedTime(at);
    }

    /// <summary>Moves on to an instant; one that has passed leaves the clock as it is.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        if (instant > GetUtcNow())
        {
            moment = new(instant, GetTimestamp());
        }
    }

    private sealed record Moment(DateTimeOffset Instant, long At);
}
