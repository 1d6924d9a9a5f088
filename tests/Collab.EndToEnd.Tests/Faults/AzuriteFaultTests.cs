using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Collab.EndToEnd.Tests.Crashes;
using Collab.EndToEnd.Tests.Http;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Azurite;
using Collab.Testing.Faults;
using Xunit.Abstractions;

namespace Collab.EndToEnd.Tests.Faults;

/// <summary>Sixteen clients write while the storage fails every few requests, one way after the other: what was acknowledged is there, once.</summary>
[OnAzurite]
public sealed class AzuriteFaultTests(ITestOutputHelper output)
{
    private const int Collaborations = 8;

    /// <summary>Each fault and how often it comes; what takes long comes rarely.</summary>
    private static readonly (Fault Fault, int OneIn, int Wanted)[] Faults =
    [
        (Fault.Error, 3, 24),
        (Fault.ErrorAfterwards, 3, 24),
        (Fault.Busy, 3, 24),
        (Fault.Unavailable, 3, 24),
        (Fault.TooMany, 3, 24),
        (Fault.Reset, 3, 24),
        (Fault.AnswerLost, 3, 24),
        (Fault.HalfAnswer, 3, 24),
        (Fault.Silence, 20, 6),
    ];

    [StoreFact]
    public async Task Faults_WhileClientsWrite_LoseAndDoubleNothing()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        output.WriteLine($"Seed {seed.ToString(CultureInfo.InvariantCulture)}");
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        await using var proxy = await FaultProxy.StartAsync(azurite);
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["AzureWebJobsStorage"] = proxy.ConnectionString });
        var api = new ApiClient(app.Http);
        var register = await SentRegister.MakeAsync(api, Collaborations);
        using var writers = new Writers(register, [app], seed, "f");
        await writers.GoOnAsync(more: 16);
        foreach (var (fault, oneIn, wanted) in Faults)
        {
            var before = (Count: writers.Count, writers.SentAgain);
            proxy.Make(fault, oneIn);
            await Waiting.ForAsync($"{fault} to happen", () => Task.FromResult(proxy.Done(fault) >= wanted));
            proxy.Heal();
            await writers.GoOnAsync(more: 16);
            await writers.Ledger.CheckSoFarAsync(api);
            output.WriteLine($"{fault}: {proxy.Done(fault)} times, {writers.Count - before.Count} writes, {writers.SentAgain - before.SentAgain} tries in vain");
        }

        var ids = await writers.StopAsync();
        await register.CheckAsync(api);
        var stored = await register.ActivityIdsAsync(api);
        Assert.Equal(ids.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        foreach (var id in register.Ids.Values)
        {
            var verified = (await api.GetAsync($"collaborations/{id}/history?limit=1&verify=true")).Want(HttpStatusCode.OK);
            Assert.True(verified.Body["chain"]!["intact"]!.GetValue<bool>(), verified.Body["chain"]!.ToJsonString());
        }

        Assert.Equal(0, await app.StopAsync());
        await register.CheckStoredAsync(app);
    }
}
