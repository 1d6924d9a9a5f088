using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>
/// The whole register, or one home institution's, as lines of JSON: every row that is kept, each collaboration as of one version, and with them the
/// files where they are asked for. The same register gives the same bytes, wherever it is kept; the last line tells a whole export from a part.
/// </summary>
/// <remarks>
/// Institutions come behind the registers that name them, and deliveries behind the events that they are made of: what is read later may know more,
/// and never less.
/// </remarks>
public sealed class ExportRegister(IRowStore store, IBlobStore blobs, InstitutionDirectory directory, WriterQueue queue)
{
    private const int BufferSize = 32 * 1024;

    private readonly ExportRegisterRows registers = new(store, queue);
    private readonly ExportDocumentRows documents = new(store);
    private readonly ExportReportRows reports = new(store);
    private readonly ExportClientRows clients = new(store);
    private readonly ExportSubscriptionRows subscriptions = new(store);
    private readonly ExportFiles content = new(store, blobs);

    /// <summary>What writes the export of a scope, or why there is none.</summary>
    public async Task<Outcome<RegisterExport>> RunAsync(Caller caller, string scope, bool files, CancellationToken cancellationToken)
    {
        if (!Reach.May(caller, Operation.MoveRegister))
        {
            return new Refusal.NotFound();
        }

        // Also what has ceased to be a home may have left its history.
        var institutions = await directory.AllAsync(cancellationToken);
        var homes = institutions.Where(i => scope == ReportScope.National || (i.Home && i.Id == scope)).Select(i => i.Id).ToArray();
        if (scope != ReportScope.National && homes.Length == 0)
        {
            return new Refusal.NotFound($"There is no home institution '{scope}'.");
        }

        var about = new ExportScope(scope, homes);
        return new RegisterExport((output, token) => WriteAsync(about, files, output, token));
    }

    private async Task WriteAsync(ExportScope scope, bool files, Stream output, CancellationToken cancellationToken)
    {
        // Not disposed of, because that would end the stream below.
        var buffered = new BufferedStream(output, BufferSize);
        using var lines = new ExportOutput(buffered);
        await lines.WriteAsync(ExportLines.Header, to => ExportLines.WriteHeader(to, ExportLines.Format, scope.Name, files), cancellationToken);
        foreach (var home in scope.Homes)
        {
            await registers.WriteAsync(home, lines, cancellationToken);
        }

        await foreach (var row in store.ReadAllAsync(TableNames.Institutions, InstitutionDirectory.Partition, KeyGaps.Everything, null, cancellationToken))
        {
            await lines.WriteRowAsync(new(TableNames.Institutions, InstitutionDirectory.Partition, row), cancellationToken);
        }

        var exportedDocuments = await documents.WriteAsync(scope, lines, cancellationToken);
        var exportedReports = await reports.WriteAsync(scope, lines, cancellationToken);
        await clients.WriteAsync(scope, lines, cancellationToken);
        await subscriptions.WriteAsync(scope, lines, cancellationToken);
        if (files)
        {
            await content.WriteAsync(scope, exportedDocuments, exportedReports, lines, cancellationToken);
        }

        await lines.EndAsync(cancellationToken);
        await buffered.FlushAsync(cancellationToken);
    }
}
