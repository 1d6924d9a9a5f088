using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Watching;

/// <summary>The check of the storage over a real store that is held up.</summary>
public sealed class ReadinessTests
{
    [Fact]
    public async Task Check_StoreHangs_TimesOutAndAsksOnceForAll()
    {
        await using var register = await TestRegister.OpenAsync();
        var held = new HeldStore(register.Store);
        var readiness = new Readiness(held, register.Blobs, TimeProvider.System);

        var checks = Enumerable.Range(0, 50).Select(_ => readiness.CheckAsync(default)).ToList();

        Assert.All(checks, check => Assert.False(check.IsCompleted));
        foreach (var check in checks)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => check);
        }

        await Assert.ThrowsAsync<TimeoutException>(() => readiness.CheckAsync(default));
        Assert.Equal(1, held.Asked);
        held.Release();
        await readiness.CheckAsync(default);
        await readiness.CheckAsync(default);
        Assert.InRange(held.Asked, 2, 3);
    }

    [Fact]
    public async Task Check_OneAskerLeaves_OthersAreAnswered()
    {
        await using var register = await TestRegister.OpenAsync();
        var held = new HeldStore(register.Store);
        var readiness = new Readiness(held, register.Blobs, TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var first = readiness.CheckAsync(leaving.Token);
        var second = readiness.CheckAsync(default);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        held.Release();
        await second;

        Assert.Equal(1, held.Asked);
    }

    /// <summary>A real store that answers reads only once it is released.</summary>
    private sealed class HeldStore(IRowStore inner) : StoreAround(inner)
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int asked;

        public int Asked => Volatile.Read(ref asked);

        public void Release() => released.SetResult();

        public override async Task<Row?> ReadAsync(string table, string partition, string key, IReadOnlyList<string>? columns, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            await released.Task.WaitAsync(cancellationToken);
            return await Inner.ReadAsync(table, partition, key, columns, cancellationToken);
        }
    }
}
