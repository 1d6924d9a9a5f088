using System.Diagnostics;
using System.Text.Json;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Json;
using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Bench.Scenarios;

/// <summary>What one report took, and the figures by which it is known to be the same as another's.</summary>
internal sealed record ReportRun(
    double Milliseconds, int Calls, long Count, long Participants, long PersonDays, long PartnerCount, int Cells, ProcessStats Used, double DrawnMilliseconds);

/// <summary>
/// A process of its own that makes the national report of a year over a register that is there, each time it gets a line, so that peak memory
/// is the product's alone. With <see cref="MakeSwitch"/> it makes the register instead.
/// </summary>
internal sealed class ReportWorker : IDisposable
{
    public const string Switch = "--report-worker";
    public const string MakeSwitch = "make";

    private readonly Process process;

    private ReportWorker(Process process) => this.process = process;

    /// <summary>The year before the last of the sample's months, so that the year before it is there too.</summary>
    public static Period Year { get; } = new(new(2025, 1, 1), new(2025, 12, 31));

    public static ReportWorker Start(string folder) => new(Process.Start(
        new ProcessStartInfo(Environment.ProcessPath!, [Switch, folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);

    public static async Task MakeRegisterAsync(string folder)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Switch, folder, MakeSwitch]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("The register could not be made; the reason stands above.");
        }
    }

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is [var where, MakeSwitch])
        {
            await MakeAsync(where);
            return 0;
        }

        await using var register = await BenchRegister.OpenAsync(args[0]);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(await MeasureAsync(register, draws: line == "draw")));
        }

        return 0;
    }

    /// <summary>Makes the report; <paramref name="draw"/> also makes the files that are kept of it.</summary>
    public async Task<ReportRun> AskAsync(bool draw = false)
    {
        await process.StandardInput.WriteLineAsync(draw ? "draw" : "report");
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The worker ended; its reason stands above.");
        return JsonSerializer.Deserialize<ReportRun>(line)!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<ReportRun> MeasureAsync(BenchRegister register, bool draws)
    {
        var (calls, rows, unused, watch) = (register.Store.Calls, register.Store.Rows, ProcessStats.OfThisProcess(), Stopwatch.StartNew());
        var made = await register.Get<Summarise>().RunAsync(Caller.Admin, ReportScope.National, Year.From, Year.To, "en", default);
        var report = made.Match(r => r, refusal => throw new InvalidOperationException(refusal.ToString()));
        var bytes = RegisterJson.Bytes(report);
        var milliseconds = watch.Elapsed.TotalMilliseconds;
        var used = ProcessStats.OfThisProcess().Since(unused);
        calls = register.Store.Calls - calls;
        rows = register.Store.Rows - rows;
        var drawn = draws && bytes.Length > 0 ? await DrawAsync(register, report) : 0;
        var activities = report.Activities;
        return new(
            milliseconds, calls, activities.Count, activities.Participants, activities.PersonDays, activities.ByPartner.Values.Sum(t => (long)t.Count), rows, used, drawn);
    }

    private static async Task<double> DrawAsync(BenchRegister register, Core.Reports.Report report)
    {
        var names = new ReportNames("Nepal", new Dictionary<string, string>(), new Dictionary<Guid, CollaborationLabel>());
        var watch = Stopwatch.StartNew();
        foreach (var shape in register.Get<IEnumerable<IReportShape>>())
        {
            using var file = new MemoryStream();
            await shape.WriteAsync(report, names, file, default);
        }

        return watch.Elapsed.TotalMilliseconds;
    }

    private static async Task MakeAsync(string folder)
    {
        await using var register = await BenchRegister.CreateAsync(
            folder, connection: null, collaborations: ManyHomes.AllCollaborations, institutions: ManyHomes.Institutions);
        for (var home = 0; home < ManyHomes.Homes; home++)
        {
            var name = $"{ManyHomes.Home(home)}/activities.csv";
            await register.Get<IBlobStore>().WriteAsync(
                ContainerNames.Uploads,
                name,
                "text/csv",
                metadata: null,
                replace: true,
                async (stream, token) =>
                {
                    await using var file = File.OpenRead(Path.Combine(folder, ManyHomes.Home(home) + ".csv"));
                    await file.CopyToAsync(stream, token);
                },
                default);
            await register.Get<IngestDocument>().RunAsync(name, default);
        }
    }
}
