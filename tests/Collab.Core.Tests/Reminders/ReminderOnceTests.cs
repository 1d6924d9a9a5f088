using Collab.Core.Events;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Reminders;

/// <summary>A reminder and its event are stored together and once, whoever stops, fails or runs at the same time.</summary>
public sealed class ReminderOnceTests
{
    [Fact]
    public async Task Run_TwoInstancesAtOnce_MakeEachReminderAndEventOnce()
    {
        await using var register = await TestRegister.OpenAsync();
        await AddManyAsync(register, 40);
        await using var other = await register.OpenAnotherStoreAsync();

        var made = await Task.WhenAll(
            Task.Run(() => register.RunReminders.RunAsync(default)), Task.Run(() => register.RemindersOver(other).RunAsync(default)));

        Assert.Equal(40, made.Sum());
        Assert.Equal(40, (await register.RemindersAsync()).DistinctBy(r => r.Collaboration).Count());
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
    }

    [Fact]
    public async Task Run_AnotherInstanceComesBeforeTheFirstCommit_MakesNothingMore()
    {
        await using var register = await TestRegister.OpenAsync();
        await AddManyAsync(register, 3);
        await using var other = await register.OpenAnotherStoreAsync();
        var first = 0;
        var late = new InBetweenStore(register.Store, TableNames.Register, async () => first = await register.RemindersOver(other).RunAsync(default));

        Assert.Equal(0, await register.RemindersOver(late).RunAsync(default));

        Assert.Equal(3, first);
        Assert.Equal(3, (await register.RemindersAsync()).Count);
    }

    [Fact]
    public async Task Run_StoppedBetweenAnyTwoCommitsAndStartedAgain_MakesEachOnce()
    {
        for (var commits = 0; commits <= 4; commits++)
        {
            await using var register = await TestRegister.OpenAsync();
            await AddManyAsync(register, 2);
            await AddManyAsync(register, 2, TestRegister.OtherHome);
            using var stop = new CancellationTokenSource();
            var stopping = new StoppingStore(register.Store, TableNames.Register, commits, stop);
            if (commits < 4)
            {
                await Assert.ThrowsAsync<StoreUnavailableException>(() => register.RemindersOver(stopping).RunAsync(stop.Token));
            }
            else
            {
                Assert.Equal(4, await register.RemindersOver(stopping).RunAsync(stop.Token));
            }

            Assert.Equal(commits, (await register.RemindersAsync()).Count + (await register.RemindersAsync(TestRegister.OtherHome)).Count);
            Assert.Equal(4 - commits, await register.RunReminders.RunAsync(default));
            Assert.Equal((2, 2), ((await register.RemindersAsync()).Count, (await register.RemindersAsync(TestRegister.OtherHome)).Count));
        }
    }

    [Fact]
    public async Task Run_AHomeIsAway_LeavesTheOthersAndSaysSo()
    {
        await using var register = await TestRegister.OpenAsync();
        await AddManyAsync(register, 1);
        await AddManyAsync(register, 1, TestRegister.OtherHome);
        var before = await register.DumpAsync();

        var failed = await Assert.ThrowsAsync<AggregateException>(() => register.RemindersOver(new HomeOutage(register.Store, TestRegister.Home)).RunAsync(default));

        Assert.IsType<StoreUnavailableException>(Assert.Single(failed.InnerExceptions));
        Assert.Equal(before, await register.DumpAsync());
        Assert.Single(await register.RemindersAsync(TestRegister.OtherHome));
        Assert.Equal(1, await register.RunReminders.RunAsync(default));
    }

    [Fact]
    public async Task Run_AnswerOrCommitIsLost_IsMadeOnceByTheNextRun()
    {
        await using var register = await TestRegister.OpenAsync();
        await AddManyAsync(register, 1);
        var before = await register.DumpAsync();
        register.Unclear.LoseCommits = 1;
        await Assert.ThrowsAsync<AggregateException>(() => register.RunReminders.RunAsync(default));
        Assert.Equal(before, await register.DumpAsync());

        register.Unclear.LoseAnswers = 1;
        await Assert.ThrowsAsync<AggregateException>(() => register.RunReminders.RunAsync(default));
        Assert.Single(await register.RemindersAsync());
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        Assert.Single(await register.RemindersAsync());
    }

    [Fact]
    public async Task Run_EventWasTold_DoesNotTellItAgain()
    {
        await using var register = await TestRegister.OpenAsync();
        await AddManyAsync(register, 1);
        await register.RunReminders.RunAsync(default);
        var told = Assert.Single(await register.EventsAsync(EventTypes.ReminderDue));
        await register.Store.CommitAsync(TableNames.Register, TestRegister.Home, [new RowChange.Delete(OutboxRow.Key(told.Id))], default);

        Assert.Equal(0, await register.RunReminders.RunAsync(default));

        Assert.Empty(await register.EventsAsync(EventTypes.ReminderDue));
    }

    [Fact]
    public async Task Retention_TwoYearsLater_ClearsRemindersAndWeeksButNotWhatIsStillDormant()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.AddFreshAsync(startsOn: "2020-01-01");
        await register.AddFreshAsync(endsOn: "2026-12-10");
        await register.RunReminders.RunAsync(default);
        await register.RunCompleteness.RunAsync(default);
        register.GoTo("2027-01-04", "06:00:00");
        var late = await register.AddFreshAsync(endsOn: "2027-03-01", startsOn: "2027-01-01");
        await register.RunReminders.RunAsync(default);
        await register.RunCompleteness.RunAsync(default);
        Assert.Equal(0, await register.Retention.RunAsync(default));
        register.GoTo("2028-11-22", "05:59:59");
        Assert.Equal(0, await register.Retention.RunAsync(default));

        register.GoTo("2028-11-27", "06:00:01");
        Assert.Equal(4, await register.Retention.RunAsync(default));

        var keys = (await register.DumpAsync()).Keys;
        Assert.Single(keys, k => k.StartsWith("r|", StringComparison.Ordinal));
        Assert.Equal(["q|2027-W01"], keys.Where(k => k.StartsWith("q|", StringComparison.Ordinal)));
        Assert.Contains(keys, k => k.StartsWith($"u|ends-soon|{late}|2027-03-01|", StringComparison.Ordinal));
        Assert.Single(keys, k => k.StartsWith("u|dormant|", StringComparison.Ordinal));
        Assert.Equal(2, keys.Count(k => k.StartsWith("u|", StringComparison.Ordinal)));
        await register.Lifecycle.RunAsync(default);
        Assert.Equal(0, await register.RunReminders.RunAsync(default));
        Assert.Equal(0, await register.Retention.RunAsync(default));
    }

    private static async Task AddManyAsync(TestRegister register, int count, string home = TestRegister.Home)
    {
        for (var i = 0; i < count; i++)
        {
            await register.AddFreshAsync(endsOn: "2026-12-10", home: home);
        }
    }
}
