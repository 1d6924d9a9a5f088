using System.Diagnostics;
using System.Globalization;
using System.Text;
using Collab.Bench.Register;
using Collab.Bench.Report;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Testing;

namespace Collab.Bench.Scenarios;

/// <summary>An agreement of twenty pages (PDF) from the upload to the terms that stand ready for an officer, in a process whose code is warm. No floor: nothing bare finds terms.</summary>
internal sealed class IngestAgreementScenario(BenchOptions options)
{
    public async Task RunAsync(FigureTable table)
    {
        using var folder = new TempFolder();
        await using var register = await BenchRegister.CreateAsync(folder.Path, connection: null);
        var agreement = await File.ReadAllBytesAsync(RepositoryRoot.Of("tests", "corpus", "agreements", "long.pdf"));
        var times = new List<double>();
        for (var round = -3; round < (options.Length == BenchLength.Short ? 2 : 15); round++)
        {
            // A comment behind the end makes other bytes of it: the same ones again would be a duplicate.
            var name = string.Create(CultureInfo.InvariantCulture, $"{Samples.Home}/agreement{round}.pdf");
            byte[] content = [.. agreement, .. Encoding.ASCII.GetBytes($"\n% {name}\n")];
            await register.Get<IBlobStore>().WriteAsync(
                ContainerNames.Uploads, name, "application/pdf", null, replace: true, (stream, token) => stream.WriteAsync(content, token).AsTask(), default);
            var watch = Stopwatch.StartNew();
            await register.Get<IngestDocument>().RunAsync(name, default);
            if (round >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        await CheckAsync(register);
        table.Add(new("ingest-pdf, 20 pages", "ms", Rounds.Median(times), Wanted: "≤ 300 ms", P50: Rounds.Percentile(times, 0.5), P99: Rounds.Percentile(times, 0.99)));
    }

    /// <summary>Reading that found nothing would be quick.</summary>
    private static async Task CheckAsync(BenchRegister register)
    {
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Documents, DocumentRegister.Partition, DocumentRegister.All, null, default))
        {
            if (DocumentRegister.Read(row).Proposal is not { Fields.Count: > 4 })
            {
                throw new InvalidOperationException("The agreement's terms were not found.");
            }
        }
    }
}
