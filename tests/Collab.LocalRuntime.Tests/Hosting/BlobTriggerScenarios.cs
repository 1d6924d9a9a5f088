using System.Text.Json;
using Collab.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>What a blob trigger does wherever the blobs are; the tests of the folder and of Azurite run these.</summary>
internal sealed class BlobTriggerScenarios(IDropPlace place, TempFolder folder)
{
    public static readonly IReadOnlyList<TimeSpan> QuickRetries = [.. Enumerable.Repeat(TimeSpan.FromMilliseconds(1), 4)];
    private const string Nested = "mn-umn/2026 он/Тайлан #1 (50%).csv";

    public BlobTries Tries { get; } = new();

    public async Task NewAndChanged_AreHandedOver()
    {
        await using var host = await StartAsync(typeof(StreamFunction));
        await place.PutAsync(Nested, "first");
        await TriesAsync(1);
        await place.PutAsync(Nested, "second version");
        await TriesAsync(2);
        Assert.Equal([(Nested, "first"), (Nested, "second version")], Tries.All.Select(one => (one.Name, one.Content)));
    }

    public async Task PathPattern_Matches_BindsItsParts()
    {
        await using var host = await StartAsync(typeof(TextFunction));
        await place.PutAsync("no-institution.csv", "not this");
        await place.PutAsync("mn-umn/notes.txt", "nor this");
        await place.PutAsync("mn-umn/a/b.csv", "this");
        await TriesAsync(1);
        var only = Assert.Single(Tries.All);
        Assert.Equal(("mn-umn|a/b", "this"), (only.Name, only.Content));
    }

    public async Task Content_OfEveryParameterType_IsTheBlobs(Type function)
    {
        await using var host = await StartAsync(function);
        await place.PutAsync("i/a.csv", "Өгөгдөл");
        await TriesAsync(1);
        Assert.Equal("Өгөгдөл", Assert.Single(Tries.All).Content);
    }

    public async Task Restart_DoesNotHandOverAgain()
    {
        await place.PutAsync("done", "x");
        await using (await StartAsync(typeof(StreamFunction)))
        {
            await TriesAsync(1);
        }

        await place.PutAsync("new", "x");
        await using var host = await StartAsync(typeof(StreamFunction));
        await TriesAsync(2);
        Assert.Equal(["done", "new"], Tries.Names);
    }

    public async Task DeletedAndBackAgain_IsHandedOverAgain()
    {
        await place.PutAsync("again", "x");
        await using (await StartAsync(typeof(StreamFunction)))
        {
            await TriesAsync(1);
        }

        await place.DeleteAsync("again");
        await using var host = await StartAsync(typeof(StreamFunction));
        await place.PutAsync("again", "y");
        await TriesAsync(2);
        Assert.Equal(["x", "y"], Tries.All.Select(one => one.Content));
    }

    public async Task FailsTwice_IsTriedAgainAsTheSameInvocation()
    {
        Tries.Failures["shaky"] = 2;
        await using var host = await StartAsync(typeof(StreamFunction));
        await place.PutAsync("shaky", "x");
        await TriesAsync(3);
        Assert.Equal([0, 1, 2], Tries.All.Select(one => one.RetryCount));
        Assert.Single(Tries.All.Select(one => one.InvocationId).Distinct());
        Assert.Empty(await place.PoisonAsync());
    }

    public async Task FailsFiveTimes_IsPoisonAndLeftAlone()
    {
        Tries.Failures["bad/Тайлан"] = int.MaxValue;
        await using (await StartAsync(typeof(StreamFunction)))
        {
            await place.PutAsync("bad/Тайлан", "x");
            await place.PutAsync("good", "x");
            await Eventually.TrueAsync(async () => (await place.PoisonAsync()).Count == 1, "a poison message");
            await Eventually.TrueAsync(() => Tries.Names.Contains("good"), "the good blob");
        }

        await place.PutAsync("later", "x");
        await using (await StartAsync(typeof(StreamFunction)))
        {
            await Eventually.TrueAsync(() => Tries.Names.Contains("later"), "the blob that came later");
        }

        Assert.Equal(5, Tries.Names.Count(name => name == "bad/Тайлан"));
        Assert.Single(Tries.Names, "good");
        using var message = JsonDocument.Parse(Assert.Single(await place.PoisonAsync()));
        Assert.Equal(
            ["Type", "FunctionId", "BlobType", "ContainerName", "BlobName", "ETag"],
            message.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("BlobTrigger", message.RootElement.GetProperty("Type").GetString());
        Assert.Equal("Host.Functions.ReadsStream", message.RootElement.GetProperty("FunctionId").GetString());
        Assert.Equal("BlockBlob", message.RootElement.GetProperty("BlobType").GetString());
        Assert.Equal(place.Settings["Container"], message.RootElement.GetProperty("ContainerName").GetString());
        Assert.Equal("bad/Тайлан", message.RootElement.GetProperty("BlobName").GetString());
        Assert.NotEqual("", message.RootElement.GetProperty("ETag").GetString());
    }

    public async Task ManyAtOnce_RunAsManyAsHostJsonSays()
    {
        Tries.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var host = await StartAsync(typeof(StreamFunction), parallelism: 3);
        foreach (var number in Enumerable.Range(0, 12))
        {
            await place.PutAsync($"n{number}", "x");
        }

        await Eventually.TrueAsync(() => Tries.Running == 3, "three at once");
        Tries.Gate.SetResult();
        await TriesAsync(12);
        Assert.Equal(3, Tries.MostAtOnce);
        Assert.Equal(12, Tries.Names.Distinct().Count());
    }

    public async Task StoppedHalfWay_IsHandedOverAtTheNextStart()
    {
        Tries.Gate = new TaskCompletionSource();
        await using (await StartAsync(typeof(StreamFunction)))
        {
            await place.PutAsync("long", "x");
            await Eventually.TrueAsync(() => Tries.Running == 1, "the function under way");
        }

        Assert.Empty(Tries.All);
        Tries.Gate = null;
        await using var host = await StartAsync(typeof(StreamFunction));
        await TriesAsync(1);
        Assert.Equal(0, Assert.Single(Tries.All).RetryCount);
    }

    public Task<RunningHost> StartAsync(Type function, int parallelism = 8, EventLog? log = null) => RunningHost.StartAsync(
        folder,
        [function],
        new { version = "2.0", extensions = new { blobs = new { maxDegreeOfParallelism = parallelism } } },
        place.Settings,
        builder =>
        {
            builder.Services.AddSingleton(Tries);
            if (log is not null)
            {
                builder.Logging.AddProvider(log);
            }
        },
        options => options with { BlobRetryDelays = QuickRetries });

    public Task TriesAsync(int count) => Eventually.TrueAsync(() => Tries.All.Count >= count, $"{count} tries");
}
