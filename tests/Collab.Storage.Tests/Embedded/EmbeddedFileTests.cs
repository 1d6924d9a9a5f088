using Collab.Core.Store;
using Collab.Storage.Embedded;
using Collab.Testing;
using Microsoft.Data.Sqlite;

namespace Collab.Storage.Tests.Embedded;

/// <summary>The embedded register across restarts, and what it says of a file that won't do.</summary>
public sealed class EmbeddedFileTests : IDisposable
{
    private readonly TempFolder temp = new();

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => temp.Dispose();

    [Fact]
    public async Task Reopen_KeepsRowsAndNeverRepeatsATag()
    {
        var tags = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
            await using var store = await OpenAsync(folder);
            var result = await store.CommitAsync(
                TableNames.Register, "p", [new RowChange.Put("a", new Dictionary<string, object> { ["n"] = i })], None);
            tags.AddRange(Assert.IsType<CommitResult.Committed>(result).ETags);
        }

        using var last = DataFolder.Open(temp.Path, TimeProvider.System);
        await using var reopened = await OpenAsync(last);
        Assert.Equal(2, (await reopened.ReadAsync(TableNames.Register, "p", "a", null, None))?.Number("n"));
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task Open_DamagedFile_SaysSoInOneSentence()
    {
        File.WriteAllText(temp.Of("register.db"), new string('x', 5000));
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        await using var store = new EmbeddedRowStore(folder);

        var refused = await Assert.ThrowsAsync<StoreSetupException>(() => store.OpenAsync(None));

        Assert.Contains("register.db", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerLayout_IsRefused()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        await (await OpenAsync(folder)).DisposeAsync();
        Execute("PRAGMA user_version=99");
        await using var store = new EmbeddedRowStore(folder);

        await Assert.ThrowsAsync<StoreSetupException>(() => store.OpenAsync(None));
    }

    [Fact]
    public async Task Commit_TableGone_FailsAndTheWriterLivesOn()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        await using var store = await OpenAsync(folder);
        RowChange[] change = [new RowChange.Put("a", new Dictionary<string, object> { ["n"] = 1 })];
        await store.CommitAsync(TableNames.Register, "p", change, None);
        Execute("ALTER TABLE item RENAME TO gone");

        var failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync(TableNames.Register, "p", change, None));
        Execute("ALTER TABLE gone RENAME TO item");

        Assert.False(failed.MayHaveCommitted);
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(TableNames.Register, "p", change, None));
    }

    [Fact]
    public async Task Commit_FileFull_SaysSoAndStoresNothing()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        using var full = Schema.OpenWriter(folder.RegisterFile);
        using (var limit = full.CreateCommand())
        {
            // Less than the file has already means: not one page more.
            limit.CommandText = "PRAGMA max_page_count=1";
            limit.ExecuteScalar();
        }

        using var session = new WriterSession(full);
        var big = Enumerable.Range(0, 15).ToDictionary(i => $"v{i}", _ => (object)new byte[60_000]);
        var pending = new PendingCommit(TableNames.Register, "p", [new RowChange.Put("b", big)]);

        var exception = Assert.Throws<SqliteException>(() => session.Store([pending]));

        var fault = StoreFault.From(exception, session.AnswerIsUnclear);
        Assert.Contains("full", fault.Message, StringComparison.Ordinal);
        Assert.False(fault.MayHaveCommitted);
        var small = new PendingCommit(TableNames.Register, "p", [new RowChange.Delete("b")]);
        session.Store([small]);
        Assert.Equal(RefusalReason.Missing, small.Refusal?.Reason);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Commit_BeforeOpenOrAfterDispose_IsABug()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var store = new EmbeddedRowStore(folder);
        RowChange[] change = [new RowChange.Put("a", new Dictionary<string, object>())];

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.CommitAsync(TableNames.Register, "p", change, None));
        await store.OpenAsync(None);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.CommitAsync(TableNames.Register, "p", change, None));
    }

    [Fact]
    public async Task Blob_DroppedByHand_IsABlobWithoutOthersMetadata()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var store = new EmbeddedBlobStore(folder, TimeProvider.System);
        await store.OpenAsync(None);
        await store.WriteAsync(
            ContainerNames.Uploads,
            "inst/a.csv",
            "text/csv",
            new Dictionary<string, string> { ["k"] = "v" },
            false,
            async (stream, cancellationToken) => await stream.WriteAsync("old"u8.ToArray(), cancellationToken),
            None);

        await File.WriteAllTextAsync(Path.Combine(folder.Blobs, "uploads", "inst", "a.csv"), "dropped", None);

        var entry = await store.FindAsync(ContainerNames.Uploads, "inst/a.csv", None);
        Assert.Equal(7, entry?.Size);
        Assert.Empty(entry!.Metadata);
        Assert.Empty(Directory.EnumerateFiles(folder.Partial));
    }

    [Fact]
    public async Task Blob_BehindALink_IsNeitherReadNorWrittenNorDeleted()
    {
        using var outside = new TempFolder();
        await File.WriteAllTextAsync(outside.Of("secret"), "secret");
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var blobs = new EmbeddedBlobStore(folder, TimeProvider.System);
        await blobs.OpenAsync(None);
        var inside = Directory.CreateDirectory(Path.Combine(folder.Blobs, ContainerNames.Uploads, "inst")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(inside, "folder"), outside.Path);
        File.CreateSymbolicLink(Path.Combine(inside, "file"), outside.Of("secret"));

        foreach (var name in new[] { "inst/folder/secret", "inst/file" })
        {
            Assert.Null(await blobs.OpenReadAsync(ContainerNames.Uploads, name, None));
            Assert.Null(await blobs.FindAsync(ContainerNames.Uploads, name, None));
            Assert.False(await blobs.DeleteAsync(ContainerNames.Uploads, name, None));
        }

        foreach (var name in new[] { "inst/folder/secret", "inst/folder/new", "inst/folder/deeper/new", "inst/file" })
        {
            await Assert.ThrowsAsync<StoreLimitException>(() => blobs.WriteAsync(
                ContainerNames.Uploads, name, "text/csv", null, replace: true, (to, token) => to.WriteAsync("x"u8.ToArray(), token).AsTask(), None));
        }

        Assert.Equal("secret", await File.ReadAllTextAsync(outside.Of("secret")));
        Assert.Single(Directory.GetFileSystemEntries(outside.Path));
    }

    [Fact]
    public async Task Blob_NamedLikeAFolder_IsOverLimit()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var store = new EmbeddedBlobStore(folder, TimeProvider.System);
        await store.OpenAsync(None);
        await WriteAsync("a/b");

        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync("a"));
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync("a/b/c"));

        Task<bool> WriteAsync(string name) =>
            store.WriteAsync(ContainerNames.Uploads, name, "text/csv", null, true, (_, _) => Task.CompletedTask, None);
    }

    [Fact]
    public async Task Blob_FolderNotWritable_IsUnavailableAndNothingIsLeft()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var store = new EmbeddedBlobStore(folder, TimeProvider.System);
        await store.OpenAsync(None);
        Directory.Delete(folder.Partial);
        await File.WriteAllTextAsync(folder.Partial, "", None);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => WriteBlobAsync(store, (_, _) => Task.CompletedTask));

        Assert.Null(await store.FindAsync(ContainerNames.Reports, "a", None));
    }

    [Fact]
    public async Task Blob_WritersOwnFault_PassesUntouched()
    {
        using var folder = DataFolder.Open(temp.Path, TimeProvider.System);
        var store = new EmbeddedBlobStore(folder, TimeProvider.System);
        await store.OpenAsync(None);
        var lost = new IOException("The connection was lost.", new System.Net.Sockets.SocketException());

        Assert.Same(lost, await Assert.ThrowsAsync<IOException>(() => WriteBlobAsync(store, (_, _) => throw lost)));

        Assert.Null(await store.FindAsync(ContainerNames.Reports, "a", None));
        Assert.Empty(Directory.EnumerateFiles(folder.Partial));
    }

    private static Task<bool> WriteBlobAsync(EmbeddedBlobStore store, Func<Stream, CancellationToken, Task> write) =>
        store.WriteAsync(ContainerNames.Reports, "a", "text/html", null, replace: false, write, None);

    private static async Task<EmbeddedRowStore> OpenAsync(DataFolder folder)
    {
        var store = new EmbeddedRowStore(folder);
        await store.OpenAsync(None);
        return store;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={temp.Of("register.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file only
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
