using Collab.Faults.Checking;
using Collab.Testing.Hosting;

namespace Collab.Faults.Scenarios;

/// <summary>A second app on the same data folder is refused, and the first one goes on as if nothing had been.</summary>
internal static class OneFolder
{
    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: false);
        await ground.StartAppAsync();
        var crowd = await run.BeginAsync(ground);
        for (var round = 0; round < run.Times(1, 5); round++)
        {
            await crowd.AcknowledgedAsync(50);
            try
            {
                await using var second = await AppProcess.StartAsync(new Dictionary<string, string> { ["Collab__DataFolder"] = ground.App.DataFolder });
                run.Found(new(FindingKind.Wrong, "A second app was let onto the same folder."));
            }
            catch (InvalidOperationException)
            {
                run.Faults++;
            }

            await crowd.AcknowledgedAsync(50);
        }

        await run.VerifyAsync(ground, crowd, goOn: false);
    }
}
