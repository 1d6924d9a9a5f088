using System.Security.Cryptography;
using System.Text;
using Collab.Core.Store;

namespace Collab.Storage.Tests.Contract;

/// <summary>What every blob store does. Each test works below a folder name of its own.</summary>
public abstract class BlobStoreContract
{
    private const string Container = ContainerNames.Uploads;

    private readonly string folder = "inst-" + Guid.CreateVersion7().ToString("n");

    protected abstract IBlobStore Store { get; }

    private static CancellationToken None => CancellationToken.None;

    [StoreFact]
    public async Task Find_NoSuchBlob_IsNull()
    {
        Assert.Null(await Store.FindAsync(Container, $"{folder}/none", None));
        Assert.Null(await Store.OpenReadAsync(Container, $"{folder}/none", None));
        Assert.False(await Store.DeleteAsync(Container, $"{folder}/none", None));
    }

    [StoreFact]
    public async Task Write_New_IsReadBackWithMetadata()
    {
        var metadata = new Dictionary<string, string> { ["document"] = "d-1", ["sha256"] = "abc" };

        Assert.True(await WriteAsync("a.csv", "title\nКирилл", metadata: metadata));

        var entry = await Store.FindAsync(Container, $"{folder}/a.csv", None);
        Assert.Equal($"{folder}/a.csv", entry?.Name);
        Assert.Equal(18, entry?.Size);
        Assert.Equal(metadata, entry?.Metadata);
        Assert.Equal("title\nКирилл", await ReadAsync("a.csv"));
    }

    [StoreFact]
    public async Task Write_CreateOnlyOverExisting_KeepsIt()
    {
        await WriteAsync("a.csv", "first");

        Assert.False(await WriteAsync("a.csv", "second", replace: false));

        Assert.Equal("first", await ReadAsync("a.csv"));
    }

    [StoreFact]
    public async Task Write_CreateOnlyAtOnce_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => WriteAsync(
            "a.csv", $"by {i:00}", replace: false, metadata: new Dictionary<string, string> { ["by"] = $"{i:00}" })));

        var winner = Assert.Single(Enumerable.Range(0, 16), i => results[i]);
        Assert.Equal($"by {winner:00}", await ReadAsync("a.csv"));
        Assert.Equal($"{winner:00}", (await Store.FindAsync(Container, $"{folder}/a.csv", None))?.Metadata["by"]);
    }

    [StoreFact]
    public async Task Write_Replace_ChangesContentTagAndMetadata()
    {
        await WriteAsync("a.csv", "first", metadata: new Dictionary<string, string> { ["gone"] = "x" });
        var before = await Store.FindAsync(Container, $"{folder}/a.csv", None);

        Assert.True(await WriteAsync("a.csv", "2nd", replace: true));

        var after = await Store.FindAsync(Container, $"{folder}/a.csv", None);
        Assert.NotEqual(before?.ETag, after?.ETag);
        Assert.Empty(after!.Metadata);
        Assert.Equal("2nd", await ReadAsync("a.csv"));
    }

    [StoreFact]
    public async Task Write_SameContentAgain_ChangesTag()
    {
        await WriteAsync("a.csv", "same");
        var before = await Store.FindAsync(Container, $"{folder}/a.csv", None);
        await WriteAsync("a.csv", "same", replace: true);

        Assert.NotEqual(before?.ETag, (await Store.FindAsync(Container, $"{folder}/a.csv", None))?.ETag);
    }

    [StoreFact]
    public async Task Write_WriterThrows_StoresNothing()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.WriteAsync(
            Container, $"{folder}/a.csv", "text/csv", null, replace: true, FailAsync, None));
        Assert.Null(await Store.FindAsync(Container, $"{folder}/a.csv", None));

        await WriteAsync("b.csv", "kept");
        await Assert.ThrowsAsync<InvalidDataException>(() => Store.WriteAsync(
            Container, $"{folder}/b.csv", "text/csv", null, replace: true, FailAsync, None));
        Assert.Equal("kept", await ReadAsync("b.csv"));

        static async Task FailAsync(Stream stream, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(new byte[6 * 1024 * 1024], cancellationToken);
            throw new InvalidDataException("a bad row");
        }
    }

    [StoreFact]
    public async Task Write_Empty_IsAnEmptyBlob()
    {
        await WriteAsync("empty", "");

        Assert.Equal(0, (await Store.FindAsync(Container, $"{folder}/empty", None))?.Size);
        Assert.Equal("", await ReadAsync("empty"));
    }

    [StoreFact]
    public async Task Write_HundredMegabytes_ComesBackInBoundedMemory()
    {
        const int Chunks = 100;
        var chunk = new byte[1024 * 1024];
        new Random(1).NextBytes(chunk);
        using var written = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long peak = 0;
        await Store.WriteAsync(
            Container,
            $"{folder}/big.bin",
            "application/octet-stream",
            null,
            replace: false,
            async (stream, cancellationToken) =>
            {
                for (var i = 0; i < Chunks; i++)
                {
                    chunk[0] = (byte)i;
                    written.AppendData(chunk);
                    await stream.WriteAsync(chunk, cancellationToken);
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: i % 25 == 24));
                }
            },
            None);

        using var read = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var content = await Store.OpenReadAsync(Container, $"{folder}/big.bin", None);
        for (int count; (count = await content!.Content.ReadAsync(chunk, None)) > 0;)
        {
            read.AppendData(chunk.AsSpan(0, count));
        }

        Assert.Equal(Chunks * 1024L * 1024, content.Entry.Size);
        Assert.Equal(written.GetHashAndReset(), read.GetHashAndReset());
        Assert.InRange(peak, 1, 80L * 1024 * 1024);
        await content.DisposeAsync();
        await Store.DeleteAsync(Container, $"{folder}/big.bin", None);
    }

    [StoreFact]
    public async Task List_Prefix_BringsItsBlobsInOrdinalOrder()
    {
        string[] names = ["b/2", "b/10", "b.txt", "b/1/deep/er", "Ө.csv", "a", "b-", "नेपाल/फाइल.csv", "B"];
        foreach (var name in names)
        {
            await WriteAsync(name, name);
        }

        await Store.WriteAsync(Container, folder + "x/other", "text/plain", null, false, (_, _) => Task.CompletedTask, None);

        Assert.Equal(names.Order(StringComparer.Ordinal), await NamesAsync(""));
        Assert.Equal(["b/1/deep/er", "b/10", "b/2"], await NamesAsync("b/"));
        Assert.Equal(["b/1/deep/er", "b/10"], await NamesAsync("b/1"));
        Assert.Empty(await NamesAsync("none"));
    }

    [StoreFact]
    public async Task List_Entries_CarrySizeTagAndMetadata()
    {
        await WriteAsync("a", "12345", metadata: new Dictionary<string, string> { ["k"] = "v" });

        var entry = await Store.ListAsync(Container, folder + "/", None).SingleAsync();

        var found = await Store.FindAsync(Container, $"{folder}/a", None);
        Assert.Equal((found!.Size, found.ETag, found.ModifiedAt), (entry.Size, entry.ETag, entry.ModifiedAt));
        Assert.Equal("v", entry.Metadata["k"]);
    }

    [StoreFact]
    public async Task Delete_Existing_IsGone()
    {
        await WriteAsync("a", "x", metadata: new Dictionary<string, string> { ["k"] = "v" });

        Assert.True(await Store.DeleteAsync(Container, $"{folder}/a", None));

        Assert.Null(await Store.FindAsync(Container, $"{folder}/a", None));
        await WriteAsync("a", "y");
        Assert.Empty((await Store.FindAsync(Container, $"{folder}/a", None))!.Metadata);
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("..")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("a\u0000b")]
    [InlineData("a./b")]
    public async Task Names_Bad_AreOverLimit(string name)
    {
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.FindAsync(Container, name, None));
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.OpenReadAsync(Container, name, None));
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.DeleteAsync(Container, name, None));
        await Assert.ThrowsAsync<StoreLimitException>(
            () => Store.WriteAsync(Container, name, "text/plain", null, true, (_, _) => Task.CompletedTask, None));
    }

    [StoreFact]
    public async Task Names_LongestAndOdd_AreKept()
    {
        string[] names = [new('x', 240), new('Ө', 120), " a b ", "%41+&;=@$,'()", "#?:*\"<>|", "é.csv", "😀"];
        foreach (var name in names)
        {
            await WriteAsync(name, name);
            Assert.Equal(name, await ReadAsync(name));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), (await NamesAsync("")).Order(StringComparer.Ordinal));
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync(new string('x', 241), ""));
    }

    [StoreFact]
    public async Task Metadata_NoStoreKeeps_IsOverLimit()
    {
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync("a", "", metadata: new Dictionary<string, string> { ["Upper"] = "x" }));
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync("a", "", metadata: new Dictionary<string, string> { ["k"] = "Ө" }));
        await Assert.ThrowsAsync<StoreLimitException>(() => WriteAsync("a", "", metadata: new Dictionary<string, string> { ["k"] = "a\r\nb" }));
    }

    private Task<bool> WriteAsync(string name, string text, bool replace = false, IReadOnlyDictionary<string, string>? metadata = null) =>
        Store.WriteAsync(
            Container,
            $"{folder}/{name}",
            "text/csv",
            metadata,
            replace,
            async (stream, cancellationToken) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken),
            None);

    private async Task<string> ReadAsync(string name)
    {
        await using var content = await Store.OpenReadAsync(Container, $"{folder}/{name}", None);
        using var reader = new StreamReader(content!.Content);
        return await reader.ReadToEndAsync(None);
    }

    private async Task<List<string>> NamesAsync(string prefix) =>
        await Store.ListAsync(Container, $"{folder}/{prefix}", None).Select(e => e.Name[(folder.Length + 1)..]).ToListAsync();
}
