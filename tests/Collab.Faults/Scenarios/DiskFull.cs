using System.Runtime.Versioning;

namespace Collab.Faults.Scenarios;

/// <summary>The disk is full, but for some bytes or for none, and has room again.</summary>
[UnsupportedOSPlatform("windows")]
internal static class DiskFull
{
    private static readonly int[] Spares = [0, 513, 4096, 20_001, 70_000];

    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: false);
        await using var disk = await SmallDisk.MakeAsync(ground.Folder.Of("disk"), run.Times(24, 128));
        try
        {
            await ground.StartAppAsync(disk.StartAsync);
            var crowd = await run.BeginAsync(ground, withFiles: false);
            await crowd.AcknowledgedAsync(40);
            for (var round = 0; round < run.Times(3, 25); round++)
            {
                await disk.FillAsync(ground.App, Spares[round % Spares.Length]);
                run.Faults++;
                await crowd.InVainAsync(20);
                await disk.EmptyAsync(ground.App);
                await crowd.AcknowledgedAsync(40);
            }

            await run.VerifyAsync(ground, crowd, goOn: false);
        }
        finally
        {
            await ground.LetGoAsync();
        }
    }
}
