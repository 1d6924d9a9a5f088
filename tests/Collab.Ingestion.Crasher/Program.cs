// A second process for the tests of reading documents: "read <folder> <blob> <workers>" has so many workers read the same upload of an
// embedded store at once, each with a memory of its own, to be killed at some moment. It says "reading" when they begin, "read" when all are done.
using System.Globalization;
using Collab.Core.Documents;
using Collab.Core.Rosters;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Functions.Start;
using Collab.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var settings = new Dictionary<string, string?> { ["Collab:DataFolder"] = args[1] };
var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
await using var storage = new ServiceCollection().AddCollabStorage(configuration).BuildServiceProvider();
var (rows, blobs) = (storage.GetRequiredService<IRowStore>(), storage.GetRequiredService<IBlobStore>());
await rows.OpenAsync(CancellationToken.None);
await blobs.OpenAsync(CancellationToken.None);
var workers = Enumerable.Range(0, int.Parse(args[3], CultureInfo.InvariantCulture))
    .Select(_ => new ServiceCollection().AddSingleton(TimeProvider.System).AddLogging().AddSingleton(rows).AddSingleton(blobs).AddSingleton(new PersonMarks(key: null))
        .AddRegister(new RegisterSettings()).BuildServiceProvider().GetRequiredService<IngestDocument>())
    .ToArray();
Console.WriteLine("reading");
await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.RunAsync(args[2], CancellationToken.None))));
Console.WriteLine("read");
