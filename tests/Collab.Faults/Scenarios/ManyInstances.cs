namespace Collab.Faults.Scenarios;

/// <summary>Several apps share an account, their clients write to the same collaborations, and now and then one of the apps is killed.</summary>
internal static class ManyInstances
{
    public static async Task RunAsync(Run run, int instances)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: true);
        for (var i = 0; i < instances; i++)
        {
            await ground.StartAppAsync();
        }

        var crowd = await run.BeginAsync(ground, clients: 4 * instances);
        for (var round = 0; round < run.Times(1, 3); round++)
        {
            for (var kill = 0; kill < run.Times(2, 6); kill++)
            {
                await crowd.AcknowledgedAsync(run.Random.Next(40, 100));
                await ground.KillAsync(ground.Apps[run.Random.Next(instances)]);
                run.Faults++;
            }

            await crowd.AcknowledgedAsync(60);
            if (!await run.VerifyAsync(ground, crowd, goOn: round + 1 < run.Times(1, 3)))
            {
                return;
            }
        }
    }
}
