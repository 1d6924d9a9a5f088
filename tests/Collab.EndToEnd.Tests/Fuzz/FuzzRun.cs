using System.Collections.Concurrent;
using System.Globalization;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>
/// Many changed requests, sent side by side. <c>COLLAB_FUZZ_SEED</c> repeats the run with that number, <c>COLLAB_FUZZ_COUNT</c> sends more or
/// fewer than 20,000.
/// </summary>
internal sealed class FuzzRun
{
    private const int Lanes = 16;
    private const int UsualCount = 20_000;
    private const int MostFaults = 25;

    /// <summary>Against a request that is never answered; a run takes a minute or two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<string, string> faults = new();
    private readonly ConcurrentDictionary<int, int> statuses = new();
    private int next;

    public int Seed { get; } = Setting("COLLAB_FUZZ_SEED") ?? Environment.TickCount & 0xFFFFFF;

    public int Count { get; } = Setting("COLLAB_FUZZ_COUNT") ?? UsualCount;

    /// <summary>Fewer requests than a run of the tests sends.</summary>
    public bool IsShort => Count < UsualCount;

    /// <summary>How many requests were answered with each status; 0 stands for those that weren't.</summary>
    public IReadOnlyDictionary<int, int> Statuses => statuses;

    /// <summary>What went wrong, each kind of fault once, with the request that brought it out.</summary>
    public string Faults => string.Join("\n\n", faults.Values);

    public async Task SendAsync(FuzzedRegister register)
    {
        using var limit = new CancellationTokenSource(Patience);
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() => LaneAsync(register, lane, limit.Token), CancellationToken.None)));
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private async Task LaneAsync(FuzzedRegister register, int number, CancellationToken cancellationToken)
    {
        using var lane = new Lane(register, number);
        for (var i = Interlocked.Increment(ref next); i <= Count && faults.Count < MostFaults; i = Interlocked.Increment(ref next))
        {
            var choices = new Choices(Seed, i);
            var seed = choices.Of(SeedCorpus.Requests);
            var message = await lane.MessageAsync(seed);
            Mutator.Apply(message, choices);
            var (answer, fault) = await lane.SendAsync(message, cancellationToken);
            statuses.AddOrUpdate(answer?.Status ?? 0, 1, (_, count) => count + 1);
            if (fault is not null)
            {
                faults.TryAdd(
                    $"{fault} {answer?.Status} {seed.Method} {seed.File.Split('-')[0]}",
                    $"{fault}: COLLAB_FUZZ_SEED={Seed}, request {i}, made of {seed.File}\n{message}\n=> {answer?.ToString() ?? "nothing"}");
            }
        }
    }
}
