using System.IO.Compression;

namespace Collab.Formats.Reading;

/// <summary>
/// Looks at a ZIP file before anything in it is inflated, so that an archive made to do harm is refused for a few reads. What its
/// directory announces is held to by <see cref="Open"/>: no entry gives more than was announced.
/// </summary>
internal static class ZipGuard
{
    internal const int MostEntries = 10_000;
    internal const long MostBytes = 1L << 30;
    internal const long RatioFrom = 10_000_000;
    internal const int MostRatio = 200;

    /// <summary>Why the archive isn't opened, in a sentence for its sender; null when it can be. Leaves the stream at its beginning.</summary>
    public static string? Check(Stream zip)
    {
        ArgumentNullException.ThrowIfNull(zip);
        try
        {
            return ZipDirectory.Read(zip, MostEntries) is { } entries ? Fault(entries) : ZipRefusals.TooManyEntries;
        }
        catch (InvalidDataException)
        {
            return ZipRefusals.Damaged;
        }
        finally
        {
            zip.Position = 0;
        }
    }

    /// <summary>The content of an entry of a checked archive; <see cref="InvalidDataException"/> as soon as it is more than announced.</summary>
    public static Stream Open(ZipArchiveEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new BoundedStream(entry.Open(), entry.Length);
    }

    private static string? Fault(IReadOnlyList<ZipEntryHeader> entries)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        long total = 0;
        foreach (var entry in entries)
        {
            if (FaultOf(entry) is { } fault)
            {
                return fault;
            }

            if (!names.Add(entry.Name.Replace('\\', '/')))
            {
                return ZipRefusals.SameNameTwice;
            }

            // No overflow: one entry over the limit ends the loop.
            if (entry.Bytes > MostBytes || (total += entry.Bytes) > MostBytes)
            {
                return ZipRefusals.TooLarge;
            }
        }

        return null;
    }

    private static string? FaultOf(ZipEntryHeader entry) => entry switch
    {
        { IsEncrypted: true } => ZipRefusals.Encrypted,
        { Method: not (0 or 8) } => ZipRefusals.UnknownMethod,
        { Method: 0 } when entry.Bytes != entry.PackedBytes => ZipRefusals.Damaged,
        { Bytes: > RatioFrom } when entry.Bytes / MostRatio > entry.PackedBytes => ZipRefusals.TooLarge,
        _ when !IsPlainName(entry.Name) => ZipRefusals.BadName,
        _ => null,
    };

    /// <summary>A way down from where the archive is unpacked: no step up, no root, no drive, nothing invisible.</summary>
    private static bool IsPlainName(string name) =>
        name.Length > 0
        && name[0] is not ('/' or '\\')
        && !(name.Length > 1 && name[1] == ':')
        && !name.Any(char.IsControl)
        && !name.Split('/', '\\').Contains("..");
}
