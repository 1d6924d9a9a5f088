using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>
/// Brings an export into an empty register. What is sent is put down as a file and read to its end before anything is stored, so that a wrong one leaves
/// nothing. Then a mark says that an import is unfinished, the rows are stored in many commits, and the mark says that it is done. Stopped in
/// between, nothing else can be written until the same export has been imported again, which ends it.
/// </summary>
public sealed class ImportRegister(HeldRowStore held, IBlobStore blobs, InstitutionDirectory directory, HeadCache cache, TimeProvider clock)
{
    /// <summary>The folder of what was sent and isn't imported yet.</summary>
    internal const string Received = "received/";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IRowStore store = held.Behind;

    /// <summary>What was imported, as JSON; or why nothing was.</summary>
    /// <param name="caller">Who imports.</param>
    /// <param name="source">Where the export comes from.</param>
    /// <param name="keepFaults">Takes a register with what was wrong in it already when it was exported.</param>
    /// <param name="cancellationToken">Ends the receiving. Once rows are stored, they are stored to the end.</param>
    public async Task<Outcome<byte[]>> RunAsync(Caller caller, ImportSource source, bool keepFaults, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!Reach.May(caller, Operation.MoveRegister))
        {
            return new Refusal.NotFound();
        }

        if (source.File is { } kept)
        {
            return await ImportAsync(kept, keepFaults, cancellationToken);
        }

        var received = $"{Received}{RecordId.New(clock)}";
        await blobs.WriteAsync(ContainerNames.Backups, received, "application/octet-stream", null, replace: false, source.Body, cancellationToken);
        var outcome = await ImportAsync(received, keepFaults, cancellationToken);

        // Not reached when the import stops on the way: then the file stays, and the mark names it.
        await blobs.DeleteAsync(ContainerNames.Backups, received, CancellationToken.None);
        return outcome;
    }

    private async Task<Outcome<byte[]>> ImportAsync(string file, bool keepFaults, CancellationToken cancellationToken)
    {
        if (BlobNames.FaultOf(ContainerNames.Backups, file) is not null || await blobs.OpenReadAsync(ContainerNames.Backups, file, cancellationToken) is not { } first)
        {
            return new Refusal.NotFound($"There is no file '{file}' in the container {ContainerNames.Backups}.");
        }

        CheckedExport export;
        await using (first)
        {
            try
            {
                export = await CheckExport.RunAsync(first.Content, cancellationToken);
            }
            catch (WrongExportException wrong)
            {
                return new Refusal.Invalid([wrong.Fault]);
            }
        }

        if (export.Faults.Count > 0 && !keepFaults)
        {
            return new Refusal.Invalid(export.Faults);
        }

        if (!(await ImportLease.TakeAsync(store, clock, export, file, cancellationToken)).TryGet(out var lease, out var refusal))
        {
            return refusal;
        }

        held.State.Set(unfinished: true);
        await StoreAsync(file, lease);
        held.State.Set(unfinished: false);
        directory.Forget();
        cache.Clear();
        return Json(export);
    }

    /// <summary>Stores everything, whoever still waits for the answer: an import that is broken off is a register that nobody can use.</summary>
    private async Task StoreAsync(string file, ImportLease lease)
    {
        await new EmptyRegister(store).ClearAsync(CancellationToken.None);
        await using var blob = await blobs.OpenReadAsync(ContainerNames.Backups, file, CancellationToken.None)
            ?? throw new StoreUnavailableException($"The file {file} has gone from the container of backups.", mayHaveCommitted: false);
        await new ImportRows(store, blobs, lease).RunAsync(blob.Content, CancellationToken.None);
        await lease.EndAsync(CancellationToken.None);
    }

    private static byte[] Json(CheckedExport export)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("scope", export.Scope);
            json.WriteBoolean("files", export.Files);
            json.WriteNumber("lines", export.Lines);
            ExportLines.WriteCounts(json, export.Counts);
            json.WriteString("sha256", export.Sha256);
            json.WriteStartArray("faults");
            foreach (var fault in export.Faults)
            {
                json.WriteStringValue(fault.Detail);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
