namespace Collab.Calendar.Crasher;

/// <summary>A clock that begins at an instant and runs on as fast as the real one.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan ahead = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
