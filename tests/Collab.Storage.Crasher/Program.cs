// A second process for the tests of the embedded store: "commit <folder> <round>" commits without end and prints each commit when it is
// acknowledged, to be killed at some moment; "hold <folder>" holds the folder until its input ends.
using System.Globalization;
using Collab.Core.Store;
using Collab.Storage.Embedded;

using var folder = DataFolder.Open(args[1], TimeProvider.System);
if (args[0] == "hold")
{
    Console.WriteLine("held");
    await Console.In.ReadToEndAsync();
    return;
}

await using var store = new EmbeddedRowStore(folder);
await store.OpenAsync(CancellationToken.None);
var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

// Several at once, so that kills fall into groups too.
await Task.WhenAll(Enumerable.Range(0, 4).Select(async line =>
{
    for (var i = 0; ; i++)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{args[2]}-{line}-{i}.");
        var row = new Dictionary<string, object> { ["of"] = name, ["filler"] = new string('x', 200 + (i * 131 % 700)) };
        RowChange[] changes = [.. Enumerable.Range(0, 5).Select(r => new RowChange.Add($"{r}|{name}", row))];
        if (await store.CommitAsync(TableNames.Register, "crash", changes, CancellationToken.None) is not CommitResult.Committed)
        {
            throw new InvalidOperationException($"{name} was refused.");
        }

        await output.WriteLineAsync(name);
    }
}));
