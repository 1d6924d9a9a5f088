using Collab.Faults.Checking;
using Collab.Faults.Traffic;

namespace Collab.Faults.Scenarios;

/// <summary>One run of a scenario: its seed, what it injects, and what the checks find.</summary>
internal sealed class Run(string store, int seed, bool isLong)
{
    private readonly List<Finding> findings = [];

    public bool OnAzurite => store == "azurite";

    public int Seed => seed;

    public bool IsLong => isLong;

    /// <summary>Draws when faults come.</summary>
    public Random Random { get; } = new(seed);

    /// <summary>Faults that were injected.</summary>
    public int Faults { get; set; }

    public Journal Journal { get; private set; } = new();

    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>So many times in the short form, and so many in the long one.</summary>
    public int Times(int inShort, int inLong) => isLong ? inLong : inShort;

    public async Task<Crowd> BeginAsync(Ground ground, int clients = 8, bool withFiles = true)
    {
        var crowd = await Crowd.BeginAsync(ground, seed, clients, withFiles);
        Journal = crowd.Journal;
        return crowd;
    }

    /// <summary>
    /// Once all faults are over: stops the apps, starts one, settles what is unknown, and checks everything over HTTP and then in the store.
    /// </summary>
    /// <param name="ground">The store and its apps.</param>
    /// <param name="crowd">Stops, and goes on where that is wanted.</param>
    /// <param name="goOn">Whether the apps and clients are wanted afterwards.</param>
    /// <returns>True when the clients go on: that was wanted, and nothing was found.</returns>
    public async Task<bool> VerifyAsync(Ground ground, Crowd crowd, bool goOn)
    {
        await crowd.PauseAsync();
        ground.Proxy?.Heal();
        await ground.StopAsync();
        await ground.StartAgainAsync(1);
        findings.AddRange(await new HttpCheck(ground, Journal, Random).RunAsync());
        await ground.StopAsync();
        await using (var stored = await OpenStore.OpenAsync(ground.App.DataFolder, ground.Connection))
        {
            findings.AddRange(await new StoreCheck(stored, Journal).RunAsync());
        }

        if (!goOn || findings.Count > 0)
        {
            return false;
        }

        await ground.StartAgainAsync(ground.Apps.Count);
        crowd.GoOn();
        return true;
    }

    /// <summary>What a scenario found by itself.</summary>
    public void Found(Finding finding) => findings.Add(finding);
}
