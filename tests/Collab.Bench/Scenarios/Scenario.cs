using Collab.Bench.Report;

namespace Collab.Bench.Scenarios;

/// <summary>Something that can be measured, and the stores on which it means something.</summary>
internal sealed record Scenario(string Name, IReadOnlyList<BenchStore> Stores, Func<BenchOptions, FigureTable, Task> RunAsync)
{
    private static readonly BenchStore[] Both = [BenchStore.Embedded, BenchStore.Azurite];

    /// <summary>What goes by the file and not by the store, or wants a register larger than Azurite's look-ups can stand.</summary>
    private static readonly BenchStore[] EmbeddedOnly = [BenchStore.Embedded];

    /// <summary>Several processes can't share an embedded store.</summary>
    private static readonly BenchStore[] AzuriteOnly = [BenchStore.Azurite];

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("submit", Both, (options, table) => new SubmitScenario(options).RunAsync(table)),
        new("scale-out", AzuriteOnly, (options, table) => new ScaleOutScenario(options).RunAsync(table)),
        new("ingest-csv", Both, (options, table) => new IngestScenario(options, "csv").RunAsync(table)),
        new("ingest-xlsx", EmbeddedOnly, (options, table) => new IngestScenario(options, "xlsx").RunAsync(table)),
        new("ingest-pdf", EmbeddedOnly, (options, table) => new IngestAgreementScenario(options).RunAsync(table)),
        new("parse", EmbeddedOnly, (options, table) => new ParseScenario(options).RunAsync(table)),
        new("records", Both, (options, table) => new RecordsScenario(options).RunAsync(table)),
        new("list", Both, (options, table) => new ListScenario(options).RunAsync(table)),
        new("get", Both, (options, table) => new GetScenario(options).RunAsync(table)),
        new("access", EmbeddedOnly, (options, table) => new AccessScenario(options).RunAsync(table)),
        new("report", EmbeddedOnly, (options, table) => new ReportScenario(options).RunAsync(table)),
        new("start", Both, (options, table) => new StartScenario(options).RunAsync(table)),
    ];
}
