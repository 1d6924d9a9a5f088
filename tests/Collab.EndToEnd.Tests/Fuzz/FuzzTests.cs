using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>What anybody may send: the app answers, refuses in the one form it has, and keeps nothing that is half done.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    [Fact]
    public async Task Corpus_AsItIs_IsAnsweredAsItSays()
    {
        Assert.InRange(SeedCorpus.Requests.Count, 30, 200);
        await using var register = await FuzzedRegister.StartAsync();
        using var limit = new CancellationTokenSource(Patience);
        using var lane = new Lane(register, 0);
        var faults = new List<string>();
        foreach (var file in SeedCorpus.Files)
        {
            lane.Renew();
            foreach (var seed in file)
            {
                var message = await lane.MessageAsync(seed);
                var (answer, fault) = await lane.SendAsync(message, limit.Token);
                fault ??= seed.Expected.Contains(answer?.Status ?? 0) ? null : $"not {string.Join(" or ", seed.Expected)}";
                if (fault is not null)
                {
                    faults.Add($"{seed.File}: {fault}\n{message}\n=> {answer?.ToString() ?? "nothing"}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        await register.CheckAsync();
    }

    [Fact]
    public async Task Corpus_Changed_IsAnsweredOrRefusedAndLeavesNothingHalfWritten()
    {
        await using var register = await FuzzedRegister.StartAsync();
        var run = new FuzzRun();
        await run.SendAsync(register);
        output.WriteLine($"COLLAB_FUZZ_SEED={run.Seed}: {string.Join(", ", run.Statuses.OrderBy(s => s.Key).Select(s => $"{s.Key} {s.Value}×"))}");
        Assert.True(run.Faults.Length == 0, run.Faults);
        Assert.True(run.Statuses.Values.Sum() >= run.Count, "Fewer requests were sent than wanted.");

        // A run in which nothing is taken any more, or everything, tests nothing. A short one may miss some.
        int[] wanted = run.IsShort ? [200, 400] : [200, 201, 204, 304, 400, 401, 404, 405, 409, 412, 413, 415, 422, 428];
        Assert.All(wanted, status => Assert.True(run.Statuses.ContainsKey(status), $"Nothing was answered with {status}."));
        await register.CheckAsync();
    }
}
