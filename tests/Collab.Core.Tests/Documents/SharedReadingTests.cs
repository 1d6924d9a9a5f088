using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Collab.Core.Documents;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Testing.Stores;

namespace Collab.Core.Tests.Documents;

/// <summary>Documents at once share the processor: told by the order of what happens, never by how long it takes.</summary>
public sealed class SharedReadingTests
{
    [Fact]
    public async Task Ingest_SmallFileBehindALargeOne_IsDoneFirst()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var (large, small) = (await DropAsync(register, "large", 30_000), await DropAsync(register, "small", 10));

        var reading = Task.Run(() => register.Ingest.RunAsync(large, default));
        while ((await DuplicateTests.AllAsync(register)).Count == 0)
        {
            await Task.Yield();
        }

        await register.Ingest.RunAsync(small, default);

        Assert.False(reading.IsCompleted);
        await reading;
        Assert.All(await DuplicateTests.AllAsync(register), d => Assert.Equal(DocumentStatus.Accepted, d.Status));
    }

    [Fact]
    public async Task Ingest_TwentyAtOnce_AllBeginBeforeOneEnds()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddCollaborationAsync(code: "A-1");
        var names = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            names.Add(await DropAsync(register, string.Create(CultureInfo.InvariantCulture, $"f{i}"), 3_000));
        }

        // The first that is read waits for the last to begin: were they read one after the other, it would wait in vain.
        var watched = new WatchedStore(register.Store, begun: 20);
        var worker = register.IngestOver(watched);
        await Task.WhenAll(names.Select(name => Task.Run(() => worker.RunAsync(name, default))));

        Assert.Equal(Enumerable.Repeat(DocumentStatus.Processing, 20), watched.Saved.Take(20));
        Assert.Equal(20, watched.Saved.Count(s => s == DocumentStatus.Accepted));
    }

    [Fact]
    public async Task Gate_SecondWorkerOfTheSameFile_WaitsAndOthersDoNot()
    {
        var gate = new ReadingGate();
        var first = await gate.EnterAsync("a", default);
        var second = gate.EnterAsync("a", default);
        using (await gate.EnterAsync("b", default))
        {
            Assert.False(second.IsCompleted);
        }

        using var impatient = new CancellationTokenSource();
        var third = gate.EnterAsync("a", impatient.Token);
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => third);
        first.Dispose();
        (await second).Dispose();

        Assert.False(gate.IsHeld("a"));
        Assert.False(gate.IsHeld("b"));
    }

    private static Task<string> DropAsync(TestRegister register, string name, int rows)
    {
        var csv = new StringBuilder("collaboration,kind,direction,status,title,startsOn,endsOn,students,country\n");
        for (var i = 0; i < rows; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"A-1,student-exchange,outbound,completed,{name} {i},2026-03-02,2026-03-12,1,KR\n");
        }

        return register.DropAsync($"{TestRegister.Home}/{name}.csv", csv.ToString());
    }

    /// <summary>Notes in which order the states of documents are stored, and stores no end of a reading before so many have begun.</summary>
    private sealed class WatchedStore(IRowStore inner, int begun) : StoreAround(inner)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

        private readonly TaskCompletionSource allBegun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<DocumentStatus> Saved { get; } = new();

        public override async Task<CommitResult> CommitAsync(string table, string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
        {
            var status = table == TableNames.Documents ? StatusIn(changes) : null;
            if (status is DocumentStatus.Accepted)
            {
                await allBegun.Task.WaitAsync(Patience, cancellationToken);
            }

            var result = await Inner.CommitAsync(table, partition, changes, cancellationToken);
            if (status is { } saved && result is CommitResult.Committed)
            {
                Saved.Enqueue(saved);
                if (Saved.Count == begun)
                {
                    allBegun.TrySetResult();
                }
            }

            return result;
        }

        private static DocumentStatus? StatusIn(IReadOnlyList<RowChange> changes) =>
            changes.Select(c => c switch { RowChange.Add add => add.Values, RowChange.Replace replace => replace.Values, _ => null })
                .FirstOrDefault(v => v?.ContainsKey("body") == true) is { } values
                ? DocumentRegister.Read(new("", "", values)).Status
                : null;
    }
}
