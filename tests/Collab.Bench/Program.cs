using Collab.Bench;
using Collab.Bench.Report;
using Collab.Bench.Scenarios;

if (args is [IngestWorker.Switch, .. var worker])
{
    return await IngestWorker.RunAsync(worker);
}

if (args is [ReportWorker.Switch, .. var reporter])
{
    return await ReportWorker.RunAsync(reporter);
}

if (BenchOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(BenchOptions.Usage);
    return 2;
}

var table = new FigureTable(Console.Out);
foreach (var scenario in options.Scenarios)
{
    await (scenario switch
    {
        "submit" => new SubmitScenario(options).RunAsync(table),
        "ingest-csv" => new IngestScenario(options).RunAsync(table),
        "ingest-xlsx" => new IngestWorkbookScenario(options).RunAsync(table),
        "ingest-pdf" => new IngestAgreementScenario(options).RunAsync(table),
        "parse" => new ParseScenario(options).RunAsync(table),
        "records" => new RecordsScenario(options).RunAsync(table),
        "list" => new ListScenario(options).RunAsync(table),
        "get" => new GetScenario(options).RunAsync(table),
        "access" => new AccessScenario(options).RunAsync(table),
        "report" => new ReportScenario(options).RunAsync(table),
        _ => new StartScenario(options).RunAsync(table),
    });
}

table.Print(options);
if (options.JsonFile is { } path)
{
    await table.SaveAsync(path, options);
}

return 0;
