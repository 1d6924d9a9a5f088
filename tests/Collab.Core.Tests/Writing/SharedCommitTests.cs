using Collab.Core.Results;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Writing;

/// <summary>Writers who stand in line behind a commit that is on its way, and what becomes of the commit they share.</summary>
public sealed class SharedCommitTests
{
    private const int Waiting = 5;

    /// <summary>What the collaboration was made with, and the first write; each of those behind it has the next version.</summary>
    private const int VersionsBefore = 2;

    [Fact]
    public async Task Writers_InLine_ShareOneCommitAndHaveAnEntryEach()
    {
        await using var line = await WritersInLine.OpenAsync();

        var done = await line.WriteAsync(Enumerable.Range(0, Waiting).Select(i => line.NewItem($"r{i}", key: $"key-{i}")));

        Assert.Equal(2, line.Commits);
        Assert.Equal(Enumerable.Range(VersionsBefore + 1, Waiting), done.Select(d => Assert.IsType<WriteResult.Done>(d).Head.Version));
        await line.AssertWholeAsync(1 + Waiting);
        var stored = await line.DumpAsync();
        Assert.All(Enumerable.Range(0, Waiting), i => Assert.Contains(RegisterKeys.Request("admin", $"key-{i}"), stored.Keys));
        Assert.All(Enumerable.Range(1, VersionsBefore + Waiting), v => Assert.Contains(RegisterKeys.History(line.Collaboration, v), stored.Keys));
    }

    [Fact]
    public async Task Writers_TakenAlong_LinkTheirSpanToTheOneThatStoredThem()
    {
        await using var line = await WritersInLine.OpenAsync();

        await line.WriteAsync([line.NewItem("a"), line.NewItem("b"), line.NewItem("c")]);

        Assert.Empty(line.Spans[0].Links);
        Assert.All(line.Spans[1..], s => Assert.Equal(line.Spans[0].Context, Assert.Single(s.Links).Context));
    }

    [Fact]
    public async Task Writers_MoreThanACommitTakes_ShareTwo()
    {
        await using var line = await WritersInLine.OpenAsync();

        await line.WriteAsync(Enumerable.Range(0, 20).Select(i => line.NewItem($"r{i}", month: 1 + (i % 12))));

        Assert.Equal(3, line.Commits);
        await line.AssertWholeAsync(21);
    }

    [Fact]
    public async Task Writers_SameItemTwice_AreWrittenOneBehindTheOther()
    {
        await using var line = await WritersInLine.OpenAsync();

        var done = await line.WriteAsync([line.NewItem("same", students: 1), line.NewItem("other"), line.NewItem("same", students: 9)]);

        Assert.All(done, d => Assert.IsType<WriteResult.Done>(d));
        await line.AssertWholeAsync(3);
        Assert.Contains(await line.ActivitiesAsync(), a => a.Reference == "same" && a.Participants.Students == 9);
    }

    [Fact]
    public async Task Writers_SameRequestTwice_AreDoneOnce()
    {
        await using var line = await WritersInLine.OpenAsync();

        var done = await line.WriteAsync([line.NewItem(null, key: "key"), line.NewItem("other"), line.NewItem(null, key: "key")]);

        Assert.IsType<WriteResult.Done>(done[0]);
        Assert.IsType<WriteResult.AlreadyDone>(done[2]);
        await line.AssertWholeAsync(3);
    }

    [Fact]
    public async Task Writers_OneIsRefused_TheOthersAreStored()
    {
        await using var line = await WritersInLine.OpenAsync();
        var refused = line.NewItem("refused") with { Plan = (_, _) => new Refusal.Stale() };

        var done = await line.WriteAsync([line.NewItem("a"), refused, line.NewItem("b"), line.NewItem("c")]);

        Assert.IsType<Refusal.Stale>(Assert.IsType<WriteResult.Refused>(done[1]).Refusal);
        Assert.Equal(2, line.Commits);
        await line.AssertWholeAsync(4);
    }

    [Fact]
    public async Task Writers_OneItemIsThereAlready_ItIsUpdatedAndTheOthersAreStored()
    {
        await using var line = await WritersInLine.OpenAsync();

        var done = await line.WriteAsync([line.NewItem("a"), line.NewItem(WritersInLine.First, students: 9), line.NewItem("b")]);

        Assert.All(done, d => Assert.IsType<WriteResult.Done>(d));
        await line.AssertWholeAsync(3);
        Assert.Contains(await line.ActivitiesAsync(), a => a.Reference == WritersInLine.First && a.Participants.Students == 9);
    }

    [Fact]
    public async Task Writers_FirstLeaves_TheOthersAreStored()
    {
        await using var line = await WritersInLine.OpenAsync();
        using var gone = new CancellationTokenSource();
        line.Decide = async (number, commit) =>
        {
            if (number == 2)
            {
                await gone.CancelAsync();
            }

            return await commit();
        };

        await line.WriteAsync([line.NewItem("a"), line.NewItem("b"), line.NewItem("c")], gone.Token);

        Assert.Equal(2, line.Commits);
        await line.AssertWholeAsync(4);
    }

    [Fact]
    public async Task Writers_OneLeavesTheLine_OnlyTheOthersAreStored()
    {
        await using var line = await WritersInLine.OpenAsync();
        using var gone = new CancellationTokenSource();
        line.Decide = async (number, commit) =>
        {
            if (number == 1)
            {
                await gone.CancelAsync();
            }

            return await commit();
        };

        var tasks = await line.StartAsync([line.NewItem("left"), line.NewItem("b"), line.NewItem("c")], gone.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => tasks[0]);
        await Task.WhenAll(tasks[1..]);
        Assert.Equal(2, line.Commits);
        await line.AssertWholeAsync(3);
        Assert.DoesNotContain(await line.ActivitiesAsync(), a => a.Reference == "left");
    }

    [Fact]
    public async Task Writers_AnotherProcessWasFaster_AreStoredBehindIt()
    {
        await using var line = await WritersInLine.OpenAsync();
        line.Decide = async (number, commit) =>
        {
            if (number == 2)
            {
                await line.WriteByAnotherProcessAsync("theirs");
            }

            return await commit();
        };

        var done = await line.WriteAsync(Enumerable.Range(0, Waiting).Select(i => line.NewItem($"r{i}")));

        // The shared commit was refused, and made again behind theirs.
        Assert.Equal(3, line.Commits);
        Assert.All(done, d => Assert.IsType<WriteResult.Done>(d));
        await line.AssertWholeAsync(2 + Waiting);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Writers_AnswerIsLost_AreStoredOnce(bool landed)
    {
        await using var line = await WritersInLine.OpenAsync();
        line.Decide = async (number, commit) =>
        {
            if (number != 2)
            {
                return await commit();
            }

            if (landed)
            {
                await commit();
            }

            throw new StoreUnavailableException("The answer was lost.", mayHaveCommitted: true);
        };

        var done = await line.WriteAsync(Enumerable.Range(0, Waiting).Select(i => line.NewItem(null)));

        Assert.Equal(landed ? 2 : 2 + Waiting, line.Commits);
        Assert.Equal(Enumerable.Range(VersionsBefore + 1, Waiting), done.Select(d => Assert.IsType<WriteResult.Done>(d).Head.Version));
        await line.AssertWholeAsync(1 + Waiting);
    }

    [Fact]
    public async Task Writers_LostCommitLandsAfterAll_AreStoredOnce()
    {
        await using var line = await WritersInLine.OpenAsync();
        Func<Task<CommitResult>>? late = null;
        line.Decide = async (number, commit) =>
        {
            if (number == 2)
            {
                late = commit;
                throw new StoreUnavailableException("The commit is still on its way.", mayHaveCommitted: true);
            }

            if (late is not null)
            {
                Assert.IsType<CommitResult.Committed>(await late());
                late = null;
            }

            return await commit();
        };

        var done = await line.WriteAsync(Enumerable.Range(0, Waiting).Select(_ => line.NewItem(null)));

        Assert.Equal(Enumerable.Range(VersionsBefore + 1, Waiting), done.Select(d => Assert.IsType<WriteResult.Done>(d).Head.Version));
        await line.AssertWholeAsync(1 + Waiting);
    }

    [Fact]
    public async Task Writers_StoreGone_AllHearOfItAndNothingIsStored()
    {
        await using var line = await WritersInLine.OpenAsync();
        line.Decide = (number, commit) => number == 1 ? commit() : throw new StoreUnavailableException("Gone.", mayHaveCommitted: false);

        var tasks = await line.StartAsync(Enumerable.Range(0, Waiting).Select(i => line.NewItem($"r{i}")));

        foreach (var task in tasks)
        {
            await Assert.ThrowsAsync<StoreUnavailableException>(() => task);
        }

        Assert.Equal(2, line.Commits);
        await line.AssertWholeAsync(1);

        line.Decide = (_, commit) => commit();
        Assert.IsType<WriteResult.Done>(await line.Writer.WriteAsync(line.NewItem("later"), default));
        await line.AssertWholeAsync(2);
    }
}
