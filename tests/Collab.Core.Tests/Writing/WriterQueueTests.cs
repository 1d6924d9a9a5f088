using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Writing;

public sealed class WriterQueueTests
{
    private static readonly Guid Collaboration = Guid.CreateVersion7();

    private readonly WriterQueue queue = new();

    [Fact]
    public async Task PutBack_WriterWhoLeftMeanwhile_IsNotInLineAnyMore()
    {
        await using var register = await TestRegister.OpenAsync();
        using var gone = new CancellationTokenSource();
        using var turn = (await queue.EnterAsync(NewWrite(register), default))!;
        var (leaver, stayer) = (NewWrite(register), NewWrite(register));
        var (left, stayed) = (queue.EnterAsync(leaver, gone.Token), queue.EnterAsync(stayer, default));
        var taken = turn.Take(_ => true, 2);
        Assert.Equal([leaver, stayer], taken);

        await gone.CancelAsync();
        turn.PutBack(taken);

        // By its token or because its place is gone, as the two happen to meet.
        Assert.True(await Record.ExceptionAsync(() => left) is OperationCanceledException or StoreUnavailableException { MayHaveCommitted: false });
        Assert.Equal([stayer], turn.Take(_ => true, 2));
        turn.PutBack([stayer]);
        turn.Dispose();
        Assert.NotNull(await stayed);
    }

    [Fact]
    public async Task Enter_TokenIsCancelledInLine_LeavesTheLine()
    {
        await using var register = await TestRegister.OpenAsync();
        using var gone = new CancellationTokenSource();
        using var turn = (await queue.EnterAsync(NewWrite(register), default))!;
        var left = queue.EnterAsync(NewWrite(register), gone.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.Empty(turn.Take(_ => true, 2));
    }

    private static PendingWrite NewWrite(TestRegister register) => new(
        new()
        {
            Institution = TestRegister.Home,
            Collaboration = Collaboration,
            Origin = TestRegister.Origin,
            Plan = (_, _) => new ChangePlan { Action = "test" },
        },
        new(register.Store, Guid.CreateVersion7()));
}
