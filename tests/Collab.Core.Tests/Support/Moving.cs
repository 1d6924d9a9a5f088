using System.IO.Compression;
using System.Text;
using Collab.Core.Access;
using Collab.Core.Moving;
using Collab.Core.Results;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Writing;
using Collab.Storage.Embedded;
using Collab.Testing;

namespace Collab.Core.Tests.Support;

/// <summary>A storage that an export is brought into: empty at first, with the operations that move a register.</summary>
internal sealed class Moving : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly DataFolder data;
    private readonly EmbeddedRowStore rows;

    private Moving(TimeProvider clock)
    {
        data = DataFolder.Open(folder.Path, TimeProvider.System);
        rows = new(data);
        Blobs = new(data, clock);
        Clock = clock;
        Held = new(rows, clock);
    }

    public TimeProvider Clock { get; }

    public IRowStore Rows => rows;

    public EmbeddedBlobStore Blobs { get; }

    public HeldRowStore Held { get; }

    public ImportRegister Import => ImportOver(Held);

    public static async Task<Moving> OpenAsync(TimeProvider clock)
    {
        var moving = new Moving(clock);
        await moving.Held.OpenAsync(default);
        await moving.Blobs.OpenAsync(default);
        return moving;
    }

    public ImportRegister ImportOver(HeldRowStore held) => new(held, Blobs, new(held, Clock), new(Clock), Clock);

    public static async Task<string> ExportAsync(IRowStore store, IBlobStore blobs, TimeProvider clock, string scope = "national", bool files = true, WriterQueue? queue = null)
    {
        var export = TestRegister.Done(await new ExportRegister(store, blobs, new(store, clock), queue ?? new()).RunAsync(Caller.Admin, scope, files, default));
        using var output = new MemoryStream();
        await export.WriteAsync(output, default);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    public static Task<string> ExportAsync(TestRegister register, string scope = "national", bool files = true) =>
        ExportAsync(register.Store, register.Blobs, register.Clock, scope, files);

    public Task<string> ExportAsync(string scope = "national", bool files = true) => ExportAsync(rows, Blobs, Clock, scope, files);

    public Task<Outcome<byte[]>> ImportAsync(string export, bool keepFaults = false) => ImportAsync(Import, Encoding.UTF8.GetBytes(export), keepFaults);

    public static Task<Outcome<byte[]>> ImportAsync(ImportRegister import, byte[] export, bool keepFaults = false) =>
        import.RunAsync(Caller.Admin, new(null, (output, token) => output.WriteAsync(export, token).AsTask()), keepFaults, default);

    /// <summary>Every row of the tables that an import would write to.</summary>
    public async Task<int> CountAsync()
    {
        var count = 0;
        (string, string)[] places = [(TableNames.Institutions, "institutions"), (TableNames.Register, TestRegister.Home), (TableNames.Documents, "documents"), (TableNames.Institutions, "imports")];
        foreach (var (table, partition) in places)
        {
            await foreach (var _ in rows.ReadAllAsync(table, partition, new(" ", "~"), null, default))
            {
                count++;
            }
        }

        return count;
    }

    public static byte[] Pack(string export)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(export));
        }

        return packed.ToArray();
    }

    public KeepBackup Backup(RegisterSettings settings) =>
        new(new(rows, Blobs, new(rows, Clock), new()), Blobs, Held, settings, new(settings, Clock), Clock);

    public async ValueTask DisposeAsync()
    {
        await rows.DisposeAsync();
        data.Dispose();
        folder.Dispose();
    }
}
