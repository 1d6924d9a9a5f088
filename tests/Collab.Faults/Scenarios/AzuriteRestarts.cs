namespace Collab.Faults.Scenarios;

/// <summary>The storage account goes away in the middle, and comes back.</summary>
internal static class AzuriteRestarts
{
    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: true);
        await ground.StartAppAsync();
        var crowd = await run.BeginAsync(ground);
        for (var round = 0; round < run.Times(2, 10); round++)
        {
            await crowd.AcknowledgedAsync(run.Random.Next(40, 120));
            await ground.Azurite!.StopAsync();
            run.Faults++;
            await crowd.InVainAsync(run.Random.Next(2, 8));
            await ground.Azurite.StartAsync(CancellationToken.None);
            await crowd.AcknowledgedAsync(40);
        }

        await run.VerifyAsync(ground, crowd, goOn: false);
    }
}
