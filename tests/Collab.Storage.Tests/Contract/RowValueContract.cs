using Collab.Core.Store;

namespace Collab.Storage.Tests.Contract;

/// <summary>Values come back as they went in, and what is over a limit is refused before anything is sent.</summary>
public abstract class RowValueContract
{
    private const string Table = TableNames.Register;

    private readonly string partition = "p-" + Guid.CreateVersion7().ToString("n");

    public static TheoryData<string, object> ForeignValues => new()
    {
        { "decimal", 1.5m },
        { "DateTime", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) },
        { "before 1601", new DateTimeOffset(1600, 12, 31, 23, 59, 59, TimeSpan.Zero) },
        { "half a pair", "x\ud83d" },
        { "char", 'c' },
        { "array", new[] { 1 } },
    };

    protected abstract IRowStore Store { get; }

    /// <summary>The longest <c>byte[]</c> that this store surely keeps.</summary>
    protected virtual int LongestBytes => StoreLimits.BytesPerValue;

    private static CancellationToken None => CancellationToken.None;

    [StoreFact]
    public async Task Values_EveryTypeAndItsExtremes_ComeBackAsTheyWent()
    {
        object[] values =
        [
            "", " ", "\u0001\t\r\n\u007f", "Монгол Улс", "नेपाल सरकार", "😀 \"quoted\" <x> \\ /", new string('Ү', 32 * 1024),
            0, int.MinValue, int.MaxValue, 0L, long.MinValue, long.MaxValue,
            0d, 1d, double.Epsilon, double.MinValue, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.1 + 0.2,
            true, false, StoreLimits.EarliestInstant, new DateTimeOffset(9999, 12, 31, 23, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
            new DateTimeOffset(2026, 2, 28, 12, 34, 56, TimeSpan.Zero).AddTicks(1), Guid.Empty, Guid.CreateVersion7(),
            Array.Empty<byte>(), new byte[] { 0, 255 }, new byte[LongestBytes],
        ];
        var row = values.Select((value, i) => ($"v{i}", value)).ToDictionary(v => v.Item1, v => v.value);
        await CommittedAsync(new RowChange.Add("a", row));

        var read = (await Store.ReadAsync(Table, partition, "a", null, None))!.Values;

        Assert.Equal(row.Count, read.Count);
        foreach (var (name, value) in row)
        {
            Assert.Equal(value.GetType(), read[name].GetType());
            Assert.Equal(value, read[name]);
        }
    }

    [StoreFact]
    public async Task Values_InstantWithOffset_ComesBackInUtc()
    {
        var instant = new DateTimeOffset(2026, 2, 28, 3, 0, 0, TimeSpan.FromHours(8));
        await CommittedAsync(new RowChange.Add("a", new Dictionary<string, object> { ["at"] = instant }));

        var read = (await Store.ReadAsync(Table, partition, "a", null, None))?.Instant("at");

        Assert.Equal(instant, read);
        Assert.Equal(TimeSpan.Zero, read?.Offset);
    }

    [StoreFact]
    public async Task Values_NoneOrMost_AreKept()
    {
        var most = Enumerable.Range(0, StoreLimits.ValuesPerRow).ToDictionary(i => $"_v{i}", i => (object)i);
        await CommittedAsync(new RowChange.Add("none", new Dictionary<string, object>()), new RowChange.Add("most", most));

        Assert.Empty((await Store.ReadAsync(Table, partition, "none", null, None))!.Values);
        Assert.Equal(most.Count, (await Store.ReadAsync(Table, partition, "most", null, None))!.Values.Count);
    }

    [StoreTheory]
    [MemberData(nameof(ForeignValues), DisableDiscoveryEnumeration = true)]
    public async Task Commit_ValueNoStoreKeeps_IsOverLimit(string what, object value)
    {
        Assert.NotEmpty(what);
        await OverLimitAsync(new RowChange.Add("a", new Dictionary<string, object> { ["v"] = value }));
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("PartitionKey")]
    [InlineData("RowKey")]
    [InlineData("Timestamp")]
    [InlineData("1st")]
    [InlineData("a-b")]
    [InlineData("odata.etag")]
    public async Task Commit_NameNoStoreKeeps_IsOverLimit(string name)
    {
        await OverLimitAsync(new RowChange.Add("a", new Dictionary<string, object> { [name] = 1 }));
    }

    [StoreTheory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0000b")]
    [InlineData("a\u007fb")]
    [InlineData("a\u009fb")]
    public async Task Commit_ForbiddenKeyCharacter_IsOverLimit(string key)
    {
        await OverLimitAsync(new RowChange.Add(key, new Dictionary<string, object>()));
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.ReadAsync(Table, partition, key, null, None));
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.ReadAsync(Table, key, "a", null, None));
        await Assert.ThrowsAsync<StoreLimitException>(
            () => Store.CommitAsync(Table, key, [new RowChange.Add("a", new Dictionary<string, object>())], None));
    }

    [StoreFact]
    public async Task Commit_OverALimit_IsRefusedAndStoresNothing()
    {
        var empty = new Dictionary<string, object>();
        var big = Enumerable.Range(0, 15).ToDictionary(i => $"v{i}", _ => (object)new byte[64 * 1024]);

        await OverLimitAsync();
        await OverLimitAsync([.. Enumerable.Range(0, 101).Select(i => new RowChange.Add($"k{i}", empty))]);
        await OverLimitAsync(new RowChange.Add(new string('k', 513), empty));
        await OverLimitAsync(new RowChange.Add("k\ud83d", empty));
        await OverLimitAsync(new RowChange.Add("k", empty), new RowChange.Put("k", empty));
        await OverLimitAsync(new RowChange.Add("k", new Dictionary<string, object> { ["v"] = new byte[(64 * 1024) + 1] }));
        await OverLimitAsync(new RowChange.Add("k", new Dictionary<string, object> { ["v"] = new string('x', (32 * 1024) + 1) }));
        await OverLimitAsync(new RowChange.Add("k", new Dictionary<string, object>(big) { ["more"] = new byte[64 * 1024] }));
        await OverLimitAsync(new RowChange.Add("k", Enumerable.Range(0, 253).ToDictionary(i => $"v{i}", i => (object)i)));
        await OverLimitAsync([.. Enumerable.Range(0, 5).Select(i => new RowChange.Add($"k{i}", big))]);

        var page = await Store.ReadRangeAsync(Table, partition, new("", "z"), 1000, null, null, None);
        Assert.Empty(page.Rows);
    }

    private async Task CommittedAsync(params RowChange[] changes) =>
        Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(Table, partition, changes, None));

    private async Task OverLimitAsync(params RowChange[] changes) =>
        await Assert.ThrowsAsync<StoreLimitException>(() => Store.CommitAsync(Table, partition, changes, None));
}
