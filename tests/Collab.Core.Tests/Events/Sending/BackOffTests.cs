using Collab.Core.Events.Sending;

namespace Collab.Core.Tests.Events.Sending;

public sealed class BackOffTests
{
    [Fact]
    public void After_EveryAttempt_WaitsLongerUpToADayAndThenNoMore()
    {
        var waits = Enumerable.Range(1, BackOff.Attempts).Select(attempt => BackOff.After(attempt, "a|b")).ToArray();

        Assert.Equal(10, waits.Length);
        Assert.Null(waits[^1]);
        for (var i = 0; i < BackOff.Waits.Count; i++)
        {
            Assert.InRange(waits[i]!.Value, BackOff.Waits[i] * 0.9, BackOff.Waits[i]);
        }

        Assert.Equal(TimeSpan.FromSeconds(5), BackOff.Waits[0]);
        Assert.Equal(TimeSpan.FromHours(24), BackOff.Waits[^1]);
    }

    [Fact]
    public void After_DifferentDeliveries_DontWaitEquallyLongAndTheSameOneDoes()
    {
        var waits = Enumerable.Range(0, 100).Select(i => BackOff.After(5, $"subscription|{i}")!.Value).ToArray();

        Assert.True(waits.Distinct().Count() > 90);
        Assert.Equal(waits, Enumerable.Range(0, 100).Select(i => BackOff.After(5, $"subscription|{i}")!.Value));
    }

    [Theory]
    [InlineData(-5, 5)]
    [InlineData(1, 5)]
    [InlineData(600, 600)]
    [InlineData(86_400, 86_400)]
    [InlineData(864_000, 86_400)]
    public void After_ReceiverAsksForAWait_TheLongerOneHoldsUpToADay(int asked, int most) =>
        Assert.InRange(BackOff.After(1, "a|b", TimeSpan.FromSeconds(asked))!.Value, TimeSpan.FromSeconds(most * 0.9), TimeSpan.FromSeconds(most));

    [Fact]
    public void After_ReceiverAsksForAWaitAtTheLastAttempt_IsOverAllTheSame() =>
        Assert.Null(BackOff.After(BackOff.Attempts, "a|b", TimeSpan.FromSeconds(10)));
}
