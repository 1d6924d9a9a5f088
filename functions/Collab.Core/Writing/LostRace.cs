using Collab.Core.Watching;

namespace Collab.Core.Writing;

/// <summary>What a writer does when its commit came too late, most likely because another process was faster.</summary>
internal sealed class LostRace(HeadCache cache, TimeProvider clock)
{
    private const int LongestPause = 250;

    /// <summary>Doubts what was known and lets other processes' writers pass, a random while that grows with every race lost (milliseconds).</summary>
    public Task PauseAsync(Guid collaboration, int attempt, CancellationToken cancellationToken)
    {
        CollabMeter.CommitRetries.Add(1);
        cache.Doubt(collaboration);
        var longest = Math.Min(LongestPause, 2 << Math.Min(attempt, 10));
        return Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(longest)), clock, cancellationToken);
    }
}
