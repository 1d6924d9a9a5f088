using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Collab.Core.Institutions;
using Collab.Core.Results;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// Reads an export to its end without storing anything: that it is whole, that each line is as an export writes it, that nothing in it is over a
/// limit of the stores, that histories are chains and month cells right, and that files have the bytes they say.
/// </summary>
internal sealed class CheckExport : IDisposable
{
    private readonly IncrementalHash whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash file = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> homes = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> again = new(4 * 1024);
    private readonly RowBatches batches = new();
    private readonly List<Fault> faults = [];
    private CollaborationProof? collaboration;
    private bool inFile;
    private int line;
    private long fileSize;

    /// <summary>Faults that the register itself had when it was exported are told and no reason to stop: whoever restores it wants it all the same.</summary>
    /// <exception cref="WrongExportException">It is no whole export of this format; the message names the line and the rule.</exception>
    public static async Task<CheckedExport> RunAsync(Stream export, CancellationToken cancellationToken)
    {
        using var check = new CheckExport();
        await using var lines = await LineReader.OpenAsync(export, cancellationToken);
        return await check.ReadAsync(lines, cancellationToken);
    }

    public void Dispose()
    {
        whole.Dispose();
        file.Dispose();
    }

    private async Task<CheckedExport> ReadAsync(LineReader lines, CancellationToken cancellationToken)
    {
        var (scope, files) = await lines.ReadAsync(cancellationToken)
            ? TakeHeader(lines)
            : throw WrongExportException.At(1, "empty", "There is nothing in the file.");
        while (await lines.ReadAsync(cancellationToken))
        {
            var type = ExportFileLine.TypeOf(lines.Line.Span);
            if (type == ExportLines.End)
            {
                var sha256 = TakeEnd(lines);
                return await lines.ReadAsync(cancellationToken)
                    ? throw WrongExportException.At(lines.Number, "line", "Something stands behind the last line.")
                    : new(scope, files, lines.Number - 1, counts, sha256, faults, [.. homes]);
            }

            line = lines.Number;
            Guard(lines.Number, () => Take(type, lines));
            Count(lines, type!);
        }

        throw WrongExportException.At(lines.Number + 1, "truncated", "The file breaks off: its last line is missing.");
    }

    private (string Scope, bool Files) TakeHeader(LineReader lines)
    {
        if (ExportFileLine.TypeOf(lines.Line.Span) != ExportLines.Header)
        {
            throw WrongExportException.At(1, "no-export", "This is no export of Collab: its first line would say so.");
        }

        var (format, scope, files) = (0, string.Empty, false);
        Guard(1, () => (format, scope, files) = ExportFileLine.ReadHeader(lines.Line));
        if (format != ExportLines.Format)
        {
            throw WrongExportException.At(1, "format", string.Create(CultureInfo.InvariantCulture, $"The export is of format {format}; this version of Collab reads format {ExportLines.Format}."));
        }

        Compare(lines, to => ExportLines.WriteHeader(to, format, scope, files));
        Count(lines, ExportLines.Header);
        return (scope, files);
    }

    private string TakeEnd(LineReader lines)
    {
        Guard(lines.Number, EndCollaboration);
        var hash = Convert.ToHexStringLower(whole.GetHashAndReset());
        var said = string.Empty;
        Guard(lines.Number, () => said = ExportFileLine.ReadEnd(lines.Line));
        if (inFile || said != hash)
        {
            throw WrongExportException.At(lines.Number, "sha256", "The lines before this one aren't those that were exported: their SHA-256 is another one.");
        }

        Compare(lines, to => ExportLines.WriteEnd(to, lines.Number - 1, counts, hash));
        return hash;
    }

    private void Take(string? type, LineReader lines)
    {
        var inContent = type is ExportLines.Bytes or ExportLines.FileEnd;
        if (inFile != inContent && (inFile || inContent))
        {
            throw new ProofException("file", "A file is a line with its name, its bytes and a line with its hash, one behind the other.");
        }

        switch (type)
        {
            case ExportLines.File:
                EndCollaboration();
                TakeFile(lines);
                break;
            case ExportLines.Bytes:
                TakeBytes(lines);
                break;
            case ExportLines.FileEnd:
                TakeFileEnd(lines);
                break;
            default:
                TakeRow(lines);
                break;
        }
    }

    private void TakeRow(LineReader lines)
    {
        var moved = RowLine.Read(lines.Line.Span);
        Compare(lines, to => RowLine.Write(moved, to));
        var key = moved.Row.Key;
        if (!TableNames.All.Contains(moved.Table, StringComparer.Ordinal) || (moved.Table == TableNames.Institutions && moved.Partition != InstitutionDirectory.Partition))
        {
            throw new ProofException("place", "There is no such table or partition.");
        }

        batches.Check(moved, lines.Line.Length);
        if (moved.Table == TableNames.Register)
        {
            homes.Add(moved.Partition);
        }

        if (moved.Table == TableNames.Register && CollaborationProof.IsBelow(key))
        {
            var proof = collaboration ?? throw new ProofException("place", "What hangs on a collaboration stands behind it.");
            Prove(proof, () => proof.Take(moved.Partition, moved.Row));
        }
        else if (moved.Table != TableNames.Register || !key.StartsWith("n|", StringComparison.Ordinal))
        {
            EndCollaboration();
            collaboration = moved.Table == TableNames.Register && CollaborationProof.IsHead(key) ? CollaborationProof.Begin(moved.Partition, moved.Row) : null;
        }
    }

    private void TakeFile(LineReader lines)
    {
        var (container, name, metadata) = ExportFileLine.ReadFile(lines.Line);
        Compare(lines, to => ExportLines.WriteFile(to, container, name, metadata));
        if (container is not (ContainerNames.Uploads or ContainerNames.Feedback or ContainerNames.Reports) || BlobNames.FaultOf(container, name) is not null)
        {
            throw new ProofException("file", "No container takes a file of this name.");
        }

        BlobNames.CheckMetadata(metadata);
        (inFile, fileSize) = (true, 0);
    }

    private void TakeBytes(LineReader lines)
    {
        var bytes = ExportFileLine.ReadBytes(lines.Line);
        Compare(lines, to => ExportLines.WriteBytes(to, bytes));
        file.AppendData(bytes);
        fileSize += bytes.Length;
    }

    private void TakeFileEnd(LineReader lines)
    {
        var (size, sha256) = ExportFileLine.ReadFileEnd(lines.Line);
        if (size != fileSize || sha256 != Convert.ToHexStringLower(file.GetHashAndReset()))
        {
            throw new ProofException("file", "The file's bytes aren't those that it had.");
        }

        Compare(lines, to => ExportLines.WriteFileEnd(to, size, sha256));
        inFile = false;
    }

    private void EndCollaboration()
    {
        if (collaboration is { } proof)
        {
            Prove(proof, proof.End);
        }

        collaboration = null;
    }

    /// <summary>Goes on behind a fault that was there before; the end of the file tells whether it is one of those.</summary>
    private void Prove(CollaborationProof proof, Action prove)
    {
        try
        {
            prove();
        }
        catch (ProofException broken) when (broken.IsOld)
        {
            proof.IsFaulty = true;
            faults.Add(WrongExportException.FaultAt(line, broken.Rule, $"Collaboration {proof.Id}: {broken.Message}"));
        }
    }

    /// <summary>A line has one way to be written; then what is stored of it gives the same line again.</summary>
    private void Compare(LineReader lines, Action<IBufferWriter<byte>> write)
    {
        again.ResetWrittenCount();
        write(again);
        if (!again.WrittenSpan.SequenceEqual(lines.Line.Span))
        {
            throw WrongExportException.At(lines.Number, "line", "The line isn't as an export writes it.");
        }
    }

    private void Count(LineReader lines, string type)
    {
        whole.AppendData(lines.Line.Span);
        whole.AppendData("\n"u8);
        counts[type] = counts.GetValueOrDefault(type) + 1;
    }

    private static void Guard(int line, Action read)
    {
        try
        {
            read();
        }
        catch (ProofException broken)
        {
            throw WrongExportException.At(line, broken.Rule, broken.Message);
        }
        catch (StoreLimitException limit)
        {
            throw WrongExportException.At(line, "limit", limit.Message);
        }
        catch (Exception fault) when (ExportFileLine.IsFault(fault))
        {
            throw WrongExportException.At(line, "line", "The line can't be read as one of an export.");
        }
    }
}
