namespace Collab.Faults.Scenarios;

/// <summary>SIGKILL in the middle of 200 random operations, a start, and so on. What the system holds of files survives that, as it wouldn't a power cut.</summary>
internal static class Kills
{
    private const int Operations = 200;

    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(run.OnAzurite);
        await ground.StartAppAsync();
        var crowd = await run.BeginAsync(ground);
        for (var round = 0; round < run.Times(1, 4); round++)
        {
            for (var kill = 0; kill < run.Times(run.OnAzurite ? 2 : 4, 6); kill++)
            {
                var before = run.Random.Next(1, Operations);
                await crowd.AtWorkAsync(before);
                await ground.KillAsync(ground.App);
                run.Faults++;
                await crowd.AtWorkAsync(Operations - before);
            }

            if (!await run.VerifyAsync(ground, crowd, goOn: round + 1 < run.Times(1, 4)))
            {
                return;
            }
        }
    }
}
