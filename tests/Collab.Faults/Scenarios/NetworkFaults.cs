using Collab.Testing.Faults;

namespace Collab.Faults.Scenarios;

/// <summary>Requests between the app and its storage are refused, reset, late, half answered, or done while their answer is lost.</summary>
internal static class NetworkFaults
{
    /// <summary>Each fault, how often it comes, and how many of it are wanted in the short form; what takes long comes rarely.</summary>
    private static readonly (Fault Fault, int OneIn, int Wanted)[] Faults =
    [
        (Fault.Error, 3, 20),
        (Fault.ErrorAfterwards, 3, 20),
        (Fault.Busy, 3, 16),
        (Fault.Unavailable, 3, 16),
        (Fault.TooMany, 3, 16),
        (Fault.Reset, 3, 20),
        (Fault.AnswerLost, 3, 20),
        (Fault.HalfAnswer, 3, 20),
        (Fault.Late, 12, 12),
    ];

    private static readonly (Fault Fault, int OneIn, int Wanted) Slow = (Fault.Silence, 25, 6);

    public static async Task RunAsync(Run run)
    {
        await using var ground = await Ground.OpenAsync(onAzurite: true, proxied: true);
        await ground.StartAppAsync();
        var crowd = await run.BeginAsync(ground);
        await crowd.AcknowledgedAsync(20);
        for (var round = 0; round < run.Times(1, 4); round++)
        {
            foreach (var (fault, oneIn, wanted) in run.IsLong ? [.. Faults, Slow] : Faults)
            {
                var before = ground.Proxy!.Done(fault);
                ground.Proxy.Make(fault, oneIn);
                await crowd.UntilAsync(() => ground.Proxy.Done(fault) - before >= wanted * run.Times(1, 3));
                ground.Proxy.Heal();
                run.Faults += ground.Proxy.Done(fault) - before;
                await crowd.AcknowledgedAsync(16);
            }

            if (!await run.VerifyAsync(ground, crowd, goOn: round + 1 < run.Times(1, 4)))
            {
                return;
            }
        }
    }
}
