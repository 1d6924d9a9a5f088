using Collab.Faults.Scenarios;

namespace Collab.Faults.Traffic;

/// <summary>Clients that go on with random operations, each with its own records, until they are told to stop.</summary>
internal sealed class Crowd
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Ground ground;
    private readonly Lane[] lanes;
    private Task running = Task.CompletedTask;
    private volatile bool stopping;

    private Crowd(Ground ground, Journal journal, Lane[] lanes) => (this.ground, Journal, this.lanes) = (ground, journal, lanes);

    public Journal Journal { get; }

    /// <summary>Makes institutions and the collaborations that all clients share, and lets the clients begin.</summary>
    public static async Task<Crowd> BeginAsync(Ground ground, int seed, int clients, bool withFiles = true)
    {
        var journal = new Journal();
        var shared = await SharedGround.MakeAsync(ground, journal);
        var lanes = Enumerable.Range(0, clients).Select(i => new Lane(ground, journal, shared, seed, i, withFiles)).ToArray();
        var crowd = new Crowd(ground, journal, lanes);
        crowd.GoOn();
        return crowd;
    }

    /// <summary>Lets the clients go on behind <see cref="PauseAsync"/>.</summary>
    public void GoOn()
    {
        stopping = false;
        running = Task.WhenAll(lanes.Select(lane => Task.Run(() => lane.RunAsync(() => stopping))));
    }

    /// <summary>Waits for so many more operations.</summary>
    /// <exception cref="TimeoutException">They don't come.</exception>
    public Task AtWorkAsync(int more)
    {
        var wanted = Journal.Operations + more;
        return UntilAsync(() => Journal.Operations >= wanted);
    }

    /// <summary>Waits for so many more acknowledgements.</summary>
    /// <exception cref="TimeoutException">They don't come.</exception>
    public Task AcknowledgedAsync(int more)
    {
        var wanted = Journal.Acknowledged + more;
        return UntilAsync(() => Journal.Acknowledged >= wanted);
    }

    /// <summary>Waits for so many more operations whose fate is unknown.</summary>
    /// <exception cref="TimeoutException">They don't come.</exception>
    public Task InVainAsync(int more)
    {
        var wanted = Journal.Unknown + more;
        return UntilAsync(() => Journal.Unknown >= wanted);
    }

    /// <summary>Returns when every client has heard, or given up hearing, of its last operation.</summary>
    public Task PauseAsync()
    {
        stopping = true;
        return running;
    }

    public async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            if (running.IsFaulted)
            {
                await running;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"After {Journal.Operations} operations the clients don't get on:\n{string.Join('\n', ground.Apps.Select(a => a.Output))}");
            }

            await Task.Delay(10, CancellationToken.None);
        }
    }
}
