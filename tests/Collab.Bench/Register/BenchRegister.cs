using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Items;
using Collab.Core.Results;
using Collab.Core.Rosters;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Functions.Start;
using Collab.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Bench.Register;

/// <summary>The register in this process, put together as the app does it, over a store that counts and records.</summary>
internal sealed class BenchRegister : IAsyncDisposable
{
    private const int FillLanes = 32;

    private static readonly WriteOrigin Origin = new("admin", "request", "bench");

    private readonly ServiceProvider services;

    private BenchRegister(ServiceProvider services) => this.services = services;

    public RecordingRowStore Store => (RecordingRowStore)Get<IRowStore>();

    /// <summary>The collaborations by number.</summary>
    public Guid[] Collaborations { get; private set; } = [];

    /// <summary>
    /// A new register with <paramref name="institutions"/> and <paramref name="collaborations"/> (those of the samples unless given);
    /// <paramref name="connection"/> null is the embedded store.
    /// </summary>
    public static async Task<BenchRegister> CreateAsync(
        string folder,
        string? connection,
        Action<TapeCommit>? recorder = null,
        IEnumerable<string>? collaborations = null,
        IEnumerable<(string Id, string Json)>? institutions = null)
    {
        var register = await OpenAsync(folder, connection);
        register.Store.Recorder = recorder;
        await register.FillAsync(
            institutions ?? Samples.Institutions, collaborations ?? Enumerable.Range(0, Samples.Collaborations).Select(number => Samples.Collaboration(number)));
        return register;
    }

    /// <summary>A register as it is there.</summary>
    public static async Task<BenchRegister> OpenAsync(string folder, string? connection = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Collab:DataFolder"] = folder,
            ["AzureWebJobsStorage"] = connection,
        }).Build();
        var collection = new ServiceCollection();
        collection.AddCollabStorage(configuration).AddRegister(new RegisterSettings()).AddSingleton(new PersonMarks(key: null));
        var inner = collection.Last(service => service.ServiceType == typeof(IRowStore));
        collection.Remove(inner);
        collection.AddSingleton<IRowStore>(provider => new RecordingRowStore(
            (IRowStore)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
        var register = new BenchRegister(collection.BuildServiceProvider());
        await register.Store.OpenAsync(default);
        await register.Get<IBlobStore>().OpenAsync(default);
        return register;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task SubmitAsync(int collaboration, string json)
    {
        using var document = JsonDocument.Parse(json);
        Done(await Get<SubmitItem>().RunAsync(Caller.Admin, ItemType.Activity, Collaborations[collaboration], document.RootElement, null, Origin, default));
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task FillAsync(IEnumerable<(string Id, string Json)> institutions, IEnumerable<string> collaborations)
    {
        foreach (var (id, json) in institutions)
        {
            using var document = JsonDocument.Parse(json);
            Done(await Get<SaveInstitution>().RunAsync(Caller.Admin, id, document.RootElement, new Expectation.Nothing(), default));
        }

        // Not all at once: Azurite would let the last of them wait for longer than the app's clients do.
        var records = collaborations.ToArray();
        var ids = new Guid[records.Length];
        await Parallel.ForAsync(0, records.Length, new ParallelOptions { MaxDegreeOfParallelism = FillLanes }, async (i, cancellationToken) =>
        {
            using var document = JsonDocument.Parse(records[i]);
            ids[i] = Done(await Get<RegisterCollaboration>().RunAsync(Caller.Admin, document.RootElement, null, Origin, cancellationToken)).Id;
        });
        Collaborations = ids;
    }

    private static T Done<T>(Outcome<T> outcome)
        where T : notnull =>
        outcome.TryGet(out var done, out var refusal)
            ? done
            : throw new InvalidOperationException(refusal is Refusal.Invalid invalid ? string.Join("; ", invalid.Faults) : refusal.ToString());
}
