using Collab.Bench;
using Collab.Bench.Floors;
using Collab.Bench.Report;
using Collab.Bench.Scenarios;

switch (args)
{
    case [IngestWorker.Switch, .. var worker]:
        return await IngestWorker.RunAsync(worker);
    case [ReportWorker.Switch, .. var worker]:
        return await ReportWorker.RunAsync(worker);
    case [FloorWorker.Switch, .. var worker]:
        return await FloorWorker.RunAsync(worker);
    case [HelloApp.Switch]:
        return await HelloApp.RunAsync();
    case ["page"]:
        return await PerformancePage.WriteAsync();
}

if (BenchOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

var table = new FigureTable(Console.Out);
foreach (var scenario in options.Scenarios)
{
    foreach (var store in options.Stores.Where(scenario.Stores.Contains))
    {
        table.Store = store;
        await scenario.RunAsync(options with { Store = store }, table);
    }
}

table.Print();
var results = table.Results(options.Length);
await results.SaveAsync(options.JsonFile ?? Results.FileOf(options.Length));
var broken = table.Broken.Concat(PerformancePage.Broken()).ToList();
broken.ForEach(sentence => Console.Error.WriteLine($"BROKEN  {sentence}"));
return broken.Count == 0 ? 0 : 1;
