using Collab.Core.Watching;

namespace Collab.Core.Writing;

/// <summary>
/// What a writer does when its commit came too late, most likely because another process was faster, and what it does for that process's
/// writers while both have many. All times in milliseconds.
/// </summary>
internal sealed class LostRace(HeadCache cache, TimeProvider clock)
{
    private const int LongestPause = 60;
    private const int LongestGap = 40;

    /// <summary>Doubts what was known and lets other processes' writers pass, a random while that grows with every race lost.</summary>
    public Task PauseAsync(Guid collaboration, int attempt, CancellationToken cancellationToken)
    {
        CollabMeter.CommitRetries.Add(1);
        cache.Doubt(collaboration);
        var longest = Math.Min(LongestPause, 2 << Math.Min(attempt, 10));
        return WaitAsync(longest, cancellationToken);
    }

    /// <summary>
    /// A gap before a turn that follows on another of this process, where other processes write to the collaboration too. A process whose writers
    /// stand in line knows its own last commit and needs less time for the next than any other process; without gaps those would hardly ever win.
    /// </summary>
    public Task GiveWayAsync(Guid collaboration, CancellationToken cancellationToken) =>
        cache.LastSeen(collaboration) is not null && cache.Find(collaboration) is null ? WaitAsync(LongestGap, cancellationToken) : Task.CompletedTask;

    private Task WaitAsync(int longest, CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(longest)), clock, cancellationToken);
}
