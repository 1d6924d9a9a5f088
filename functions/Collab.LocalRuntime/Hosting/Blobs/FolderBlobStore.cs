using System.IO.Enumeration;
using Collab.LocalRuntime.Hosting.Storage;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>A folder of plain files as a container: <c>&lt;DataFolder&gt;/blobs/&lt;container&gt;/</c>, whoever puts files there.</summary>
internal sealed class FolderBlobStore(StoreChoice store, string container, string function, TimeProvider clock) : IBlobTriggerStore
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    private readonly string _folder = Path.Combine(store.DataFolder, "blobs", container);
    private readonly string _poison = Path.Combine(store.RuntimeFolder, "poison");
    private readonly ReceiptFile _receipts = new(Path.Combine(store.RuntimeFolder, "receipts", function + ".jsonl"));

    // Whoever writes a file into the folder does not tell when it is whole.
    public BlobSettling Settling => new(TimeSpan.FromMilliseconds(900), Observations: 3, name => FileInWriting.IsOpen(PathOf(name)));

    public Task<IReadOnlySet<(string Name, string Version)>> OpenAsync(CancellationToken cancellationToken) => _receipts.OpenAsync(cancellationToken);

    public Task<bool> ScanAsync(BlobLedger ledger, CancellationToken cancellationToken)
    {
        try
        {
            // Opened by its constructor already, so that it stands within the try.
            var files = new FileSystemEnumerable<bool>(_folder, (ref FileSystemEntry entry) => Observe(ledger, ref entry), Everything)
            {
                ShouldIncludePredicate = static (ref FileSystemEntry entry) => !entry.IsDirectory && entry.FileName[0] != '.',
                ShouldRecursePredicate = static (ref FileSystemEntry entry) =>
                    entry.FileName[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
            };
            foreach (var _ in files)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return Task.FromResult(true);
        }
        catch (DirectoryNotFoundException)
        {
            // The container does not exist yet, or a folder went while it was read: the next scan sees what is so then.
            return Task.FromResult(false);
        }
    }

    public Task<BlobClaim> ClaimAsync(BlobWork work, CancellationToken cancellationToken) =>
        Task.FromResult(new BlobClaim(BlobClaimState.Mine));

    public Task WriteReceiptAsync(BlobWork work, BlobClaim claim) => _receipts.AppendAsync(work.Name, work.Version.ToString());

    public async Task ForgetAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        foreach (var name in names)
        {
            await _receipts.AppendAsync(name, null);
        }
    }

    public Task WritePoisonAsync(PoisonMessage message)
    {
        var now = clock.GetUtcNow();
        return AtomicFile.WriteAsync(Path.Combine(_poison, $"{now:yyyyMMdd-HHmmss}-{Guid.CreateVersion7(now):N}.json"), message.ToJson(), CancellationToken.None);
    }

    public async Task<object?> ReadAsync(BlobWork work, Type parameterType, CancellationToken cancellationToken)
    {
        var path = PathOf(work.Name);
        try
        {
            return parameterType == typeof(Stream) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 65536, useAsync: true)
                : parameterType == typeof(string) ? await File.ReadAllTextAsync(path, cancellationToken)
                : BinaryData.FromBytes(await File.ReadAllBytesAsync(path, cancellationToken));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Dispose() => _receipts.Dispose();

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static bool Observe(BlobLedger ledger, ref FileSystemEntry entry)
    {
        var parent = entry.Directory[entry.RootDirectory.Length..].TrimStart(Path.DirectorySeparatorChar);
        Span<char> name = stackalloc char[parent.Length + 1 + entry.FileName.Length];
        var start = 0;
        if (parent.Length > 0)
        {
            parent.CopyTo(name);
            name[parent.Length] = '/';
            start = parent.Length + 1;
        }

        entry.FileName.CopyTo(name[start..]);
        name = name[..(start + entry.FileName.Length)];
        if (Path.DirectorySeparatorChar != '/')
        {
            name.Replace(Path.DirectorySeparatorChar, '/');
        }

        ledger.Observe(name, new BlobVersion(null, entry.Length, entry.LastWriteTimeUtc.Ticks));
        return true;
    }
}
