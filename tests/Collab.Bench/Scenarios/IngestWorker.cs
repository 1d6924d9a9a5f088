using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Collab.Bench.Load;
using Collab.Bench.Register;
using Collab.Core.Documents;
using Collab.Core.Store;

namespace Collab.Bench.Scenarios;

/// <summary>What ingesting one file took.</summary>
internal sealed record IngestRun(double Seconds, int Calls, ProcessStats Used);

/// <summary>
/// A process of its own that ingests one file as the blob trigger does, so that peak memory and allocations are those of the product alone.
/// </summary>
internal static class IngestWorker
{
    public const string Switch = "--ingest-worker";

    /// <summary>The tape of what was stored before the measured commits.</summary>
    public static string Before(string tape) => tape + ".before";

    /// <summary>Runs it as a child process; with <paramref name="tape"/> the commits are recorded there and in <see cref="Before"/>.</summary>
    public static async Task<IngestRun> StartAsync(string folder, string file, int rows, string? connection, string? tape)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!,
            [Switch, folder, file, rows.ToString(CultureInfo.InvariantCulture), connection ?? "", tape ?? ""]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<IngestRun>(said)!
            : throw new InvalidOperationException($"The worker failed: {said}");
    }

    public static async Task<int> RunAsync(string[] args)
    {
        var (folder, path, rows, connection, tape) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture), args[3], args[4]);
        await using var before = Record(tape.Length > 0 ? Before(tape) : "");
        await using var file = Record(tape);
        await using var register = await BenchRegister.CreateAsync(folder, connection.Length > 0 ? connection : null, RecorderTo(before));

        // An app that has been running for a while has its code compiled; a first small file does that here.
        var small = Path.Combine(folder, "small.csv");
        await Samples.WriteCsvAsync(small, connection.Length > 0 ? 1500 : 4000, seed: 3);
        await IngestAsync(register, small, "small.csv");

        var name = "measured" + Path.GetExtension(path);
        await PutAsync(register, path, name);
        register.Store.Recorder = RecorderTo(file);
        GC.Collect();
        var calls = register.Store.Calls;
        var unused = ProcessStats.OfThisProcess();
        var watch = Stopwatch.StartNew();
        await register.Get<IngestDocument>().RunAsync($"{Samples.Home}/{name}", default);
        var seconds = watch.Elapsed.TotalSeconds;
        var used = ProcessStats.OfThisProcess().Since(unused);
        calls = register.Store.Calls - calls;
        await CheckAsync(register, name, rows);
        await Console.Out.WriteAsync(JsonSerializer.Serialize(new IngestRun(seconds, calls, used)));
        return 0;
    }

    private static BinaryWriter? Record(string tape) => tape.Length > 0 ? new BinaryWriter(File.Create(tape), Encoding.UTF8) : null;

    private static Action<TapeCommit>? RecorderTo(BinaryWriter? file) => file is null ? null : commit => CommitTape.Write(file, commit);

    private static async Task IngestAsync(BenchRegister register, string file, string name)
    {
        await PutAsync(register, file, name);
        await register.Get<IngestDocument>().RunAsync($"{Samples.Home}/{name}", default);
    }

    private static Task<bool> PutAsync(BenchRegister register, string file, string name) => register.Get<IBlobStore>().WriteAsync(
        ContainerNames.Uploads,
        $"{Samples.Home}/{name}",
        "application/octet-stream",
        metadata: null,
        replace: true,
        async (stream, token) =>
        {
            await using var content = File.OpenRead(file);
            await content.CopyToAsync(stream, token);
        },
        default);

    /// <summary>A fast ingestion that lost rows would be none.</summary>
    private static async Task CheckAsync(BenchRegister register, string name, int rows)
    {
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, null, default))
        {
            if (DocumentRegister.Read(row) is var document && document.FileName == name && document.Accepted != rows)
            {
                throw new InvalidOperationException($"{document.Accepted} of {rows} rows were taken: {string.Join(' ', document.Reasons ?? [])}");
            }
        }
    }
}
