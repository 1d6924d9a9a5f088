using Collab.Core.WrittenDates;

namespace Collab.Core.Tests.WrittenDates;

public sealed class SlashEvidenceTests
{
    [Theory]
    [InlineData(SlashOrder.Unknown)]
    [InlineData(SlashOrder.Unknown, "03/04/2026", "2026-03-31", "31.03.2026", "", "n/a", "31 March 2026", "05/05/2026")]
    [InlineData(SlashOrder.Unknown, "31/03/26", "31/31/2026", "2026/03/31", "1234/31/2026")]
    [InlineData(SlashOrder.DayFirst, "03/04/2026", "31/03/2026", "2026-03-31")]
    [InlineData(SlashOrder.DayFirst, "13-3-2026")]
    [InlineData(SlashOrder.MonthFirst, "3-31-2026")]
    [InlineData(SlashOrder.MonthFirst, "3/31/2026 12:00:00 AM")]
    [InlineData(SlashOrder.DayFirst, "३१/०३/२०२६")]
    [InlineData(SlashOrder.DayFirst, "17/12/2082 BS")]
    [InlineData(SlashOrder.Contradictory, "31/03/2026", "03/31/2026")]
    [InlineData(SlashOrder.Contradictory, "12-13-2026", "31/03/2026", "03/04/2026")]
    public void And_TextsOfASheet_TellsTheOrder(SlashOrder order, params string[] texts)
    {
        Assert.Equal(order, texts.Aggregate(default(SlashEvidence), (e, t) => e.And(t)).Order);
        Assert.Equal(order, texts.Reverse().Aggregate(default(SlashEvidence), (e, t) => e.And(t)).Order);
        Assert.Equal(order, texts.Select(t => default(SlashEvidence).And(t)).Aggregate(default(SlashEvidence), (a, b) => a.And(b)).Order);
    }
}
