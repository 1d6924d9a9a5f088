using Collab.Core.Events;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;
using Collab.Core.Tests.Support;
using Collab.Core.Tests.Tracing;
using Collab.Core.Writing;

namespace Collab.Core.Tests.MonthCells;

public sealed class CheckMonthCellsTests
{
    private static readonly Month March = Month.Of(new(2026, 3, 1));

    [Fact]
    public async Task Check_RegisterOfAllThingsOverAllNights_LooksAtEachOnceAndRaisesNothing()
    {
        await using var register = await TestRegister.OpenAsync();
        var random = new RandomRegister(register, new Random(5));
        await random.AddAsync(6, 80);
        for (var i = 0; i < 40; i++)
        {
            await random.ChangeAsync();
        }

        var seen = 0;
        for (var night = 0; night < CheckSample.Nights; night++)
        {
            var found = await register.Check.RunAsync(default);
            seen += found.Checked;
            Assert.Empty(found.Differences);
            Assert.Empty(found.Failures);
            register.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(random.Live.Count, seen);
        Assert.Empty(await EventsAsync(register));
        Assert.Empty(await EventsAsync(register, TestRegister.OtherHome));
    }

    [Fact]
    public async Task Check_CellThatWasTamperedWith_IsToldOfOnceADay()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await AddAsync(register);
        var counted = ActivityKey.EntryOf(Assert.Single(await register.ActivitiesAsync(id)));
        await TamperAsync(register, id, cell => cell.With([], [counted]));
        NightOf(register, id);

        var found = await register.Check.RunAsync(default);
        await register.CheckOver(register.Store).RunAsync(default);

        var difference = Assert.Single(found.Differences);
        Assert.Equal((id, March, 2L, 1L), (difference.Collaboration, difference.Month, difference.Kept!.Activities, difference.Rebuilt.Activities));
        var raised = Assert.Single(await EventsAsync(register));
        Assert.Equal((EventTypes.CheckDiffers, TestRegister.Home), (raised.Type, raised.Institution));
        Assert.Equal(
            $$$"""{"collaboration":"{{{id}}}","month":"2026-03","kept":{"activities":2,"participants":8,"personDays":80,"outcomes":0,"quantity":0,"funding":0,"challenges":0,"days":1},"rebuilt":{"activities":1,"participants":4,"personDays":40,"outcomes":0,"quantity":0,"funding":0,"challenges":0,"days":1}}""",
            raised.Data.GetRawText());

        register.Clock.Advance(TimeSpan.FromDays(CheckSample.Nights));
        await register.Check.RunAsync(default);
        Assert.Equal(2, (await EventsAsync(register)).Count);
    }

    [Fact]
    public async Task Check_EventAlreadyToldThatDay_IsNotRaisedAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await AddAsync(register);
        await TamperAsync(register, id, _ => MonthCell.Empty);
        NightOf(register, id);
        await register.Check.RunAsync(default);
        var raised = Assert.Single(await EventsAsync(register));
        await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Delete(OutboxRow.Key(raised.Id))], default);

        Assert.Single((await register.Check.RunAsync(default)).Differences);

        Assert.Empty(await EventsAsync(register));
    }

    [Fact]
    public async Task Check_CellThatCannotBeRead_IsADifference()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await AddAsync(register);
        await PutCellAsync(register, id, [9, 9, 9]);
        NightOf(register, id);

        Assert.Null(Assert.Single((await register.Check.RunAsync(default)).Differences).Kept);
        Assert.False(Assert.Single(await EventsAsync(register)).Data.TryGetProperty("kept", out _));
    }

    [Fact]
    public async Task Check_DaysOfTheIndexOrCopyInTheRowDiffer_IsADifference()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await AddAsync(register);
        var key = RegisterKeys.Collaboration(id);
        var row = (await register.Store.ReadAsync(TableNames.Register, TestRegister.Home, key, null, default))!;
        NightOf(register, id);
        foreach (var (column, bytes) in new[] { ("months", CollaborationHead.Read(row).Months.With(March, 0b100).Encode()), ("recent", Recent(MonthCell.Empty)) })
        {
            var values = new Dictionary<string, object>(row.Values) { [column] = bytes };
            await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Put(key, values)], default);
            Assert.Equal(March, Assert.Single((await register.Check.RunAsync(default)).Differences).Month);
        }

        await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Put(key, row.Values)], default);
        Assert.Empty((await register.Check.RunAsync(default)).Differences);
    }

    [Fact]
    public async Task Check_ItemThatCannotBeRead_FailsAloneAndTheOthersAreChecked()
    {
        await using var register = await TestRegister.OpenAsync();
        var broken = await AddAsync(register);
        NightOf(register, broken);
        var night = DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime);
        var others = 0;
        for (var i = 0; i < 60; i++)
        {
            others += CheckSample.Has(await AddAsync(register), night) ? 1 : 0;
        }

        var item = Assert.Single(await register.ActivitiesAsync(broken));
        var values = new Dictionary<string, object> { ["version"] = 2, ["body"] = "{}"u8.ToArray() };
        await register.Store.CommitAsync(
            TableNames.Register, TestRegister.Home, [new RowChange.Put(RegisterKeys.Item(broken, ItemType.Activity, item.Id), values)], default);

        var found = await register.Check.RunAsync(default);

        Assert.Contains(broken.ToString(), Assert.Single(found.Failures).Message, StringComparison.Ordinal);
        Assert.Equal(others, found.Checked);
    }

    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(1000, 0, 1)]
    public async Task Check_SomebodyWritesMeanwhile_RaisesNothing(int times, int done, int unsettled)
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await AddAsync(register);
        NightOf(register, id);
        var store = new BetweenReadsStore(register.Store, $"i|{id}|a", times, async () => await register.SubmitAsync(id, TestRegister.ActivityJson()));

        var found = await register.CheckOver(store).RunAsync(default);

        Assert.True(store.Happened >= 2);
        Assert.Equal((done, unsettled), (found.Checked, found.Unsettled));
        Assert.Empty(found.Differences);
        Assert.Empty(await EventsAsync(register));
    }

    private static async Task<Guid> AddAsync(TestRegister register)
    {
        var id = await register.AddCollaborationAsync();
        TestRegister.Done(await register.SubmitAsync(id, TestRegister.ActivityJson()));
        return id;
    }

    /// <summary>Goes on to the night that checks the collaboration.</summary>
    private static void NightOf(TestRegister register, Guid id)
    {
        while (!CheckSample.Has(id, DateOnly.FromDateTime(register.Clock.GetUtcNow().UtcDateTime)))
        {
            register.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static async Task TamperAsync(TestRegister register, Guid id, Func<MonthCell, MonthCell> change) =>
        await PutCellAsync(register, id, change(await register.Reader.CellAsync(TestRegister.Home, id, March, default)).Encode());

    private static async Task PutCellAsync(TestRegister register, Guid id, byte[] cell) => Assert.IsType<CommitResult.Committed>(await register.Store.CommitAsync(
        TableNames.Register, TestRegister.Home, [new RowChange.Put(RegisterKeys.MonthCell(March, id), new Dictionary<string, object> { ["cell"] = cell })], default));

    /// <summary>The cell of March as it travels with a collaboration's row.</summary>
    private static byte[] Recent(MonthCell cell)
    {
        var (bytes, encoded) = (new List<byte>(), cell.Encode());
        VarInt.Write(bytes, (ulong)March.Index);
        VarInt.Write(bytes, (ulong)encoded.Length);
        return [.. bytes, .. encoded];
    }

    private static async Task<IReadOnlyList<RegisterEvent>> EventsAsync(TestRegister register, string home = TestRegister.Home)
    {
        var events = new List<RegisterEvent>();
        await foreach (var row in register.Store.ReadAllAsync(TableNames.Register, home, OutboxRow.All, null, default))
        {
            events.Add(OutboxRow.Read(row));
        }

        return events;
    }
}
