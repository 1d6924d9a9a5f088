using System.Buffers;
using System.Security.Cryptography;
using Collab.Core.Documents;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>The files of a scope: uploads, feedback and reports, in lines of some kilobytes, each file with its SHA-256 behind it.</summary>
internal sealed class ExportFiles(IRowStore store, IBlobStore blobs)
{
    /// <param name="scope">What the export is about.</param>
    /// <param name="documents">The documents whose uploads and feedback belong to it.</param>
    /// <param name="reports">The reports whose files belong to it.</param>
    /// <param name="output">Where the lines go.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task WriteAsync(
        ExportScope scope, IReadOnlySet<Guid> documents, IReadOnlySet<Guid> reports, ExportOutput output, CancellationToken cancellationToken)
    {
        var uploads = scope.IsWhole ? null : await UploadsAsync(documents, cancellationToken);
        await WriteAsync(ContainerNames.Feedback, name => scope.IsWhole || IsOf(documents, name), output, cancellationToken);
        await WriteAsync(ContainerNames.Reports, name => scope.IsWhole || IsOf(reports, name), output, cancellationToken);
        await WriteAsync(ContainerNames.Uploads, name => uploads?.Contains(name) ?? true, output, cancellationToken);
    }

    /// <summary>The first folder of the name is the id of one of these.</summary>
    private static bool IsOf(IReadOnlySet<Guid> ids, string name) => Guid.TryParseExact(name.Split('/')[0], "D", out var id) && ids.Contains(id);

    private async Task<IReadOnlySet<string>> UploadsAsync(IReadOnlySet<Guid> documents, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, DocumentKeys.Partition, DocumentKeys.All, ["blob"], cancellationToken))
        {
            if (row.Text("blob") is { } name && documents.Contains(Writing.RegisterKeys.ReadDescending(row.Key)))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private async Task WriteAsync(string container, Func<string, bool> isWanted, ExportOutput output, CancellationToken cancellationToken)
    {
        await foreach (var entry in blobs.ListAsync(container, string.Empty, cancellationToken))
        {
            // A file whose name no store takes was never read; its document says so.
            if (isWanted(entry.Name) && BlobNames.FaultOf(container, entry.Name) is null
                && await blobs.OpenReadAsync(container, entry.Name, cancellationToken) is { } blob)
            {
                await using (blob)
                {
                    await WriteAsync(container, blob, output, cancellationToken);
                }
            }
        }
    }

    private static async Task WriteAsync(string container, BlobContent blob, ExportOutput output, CancellationToken cancellationToken)
    {
        await output.WriteAsync(ExportLines.File, to => ExportLines.WriteFile(to, container, blob.Entry.Name, blob.Entry.Metadata), cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(ExportLines.BytesPerLine);
        var size = 0L;
        try
        {
            for (int read; (read = await blob.Content.ReadAtLeastAsync(buffer.AsMemory(0, ExportLines.BytesPerLine), ExportLines.BytesPerLine, throwOnEndOfStream: false, cancellationToken)) > 0;)
            {
                size += read;
                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(ExportLines.Bytes, to => ExportLines.WriteBytes(to, buffer.AsSpan(0, read)), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await output.WriteAsync(ExportLines.FileEnd, to => ExportLines.WriteFileEnd(to, size, Convert.ToHexStringLower(hash.GetHashAndReset())), cancellationToken);
    }
}
