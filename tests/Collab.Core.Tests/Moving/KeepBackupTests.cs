using Collab.Core.Access;
using Collab.Core.Moving;
using Collab.Core.Settings;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Moving;

public sealed class KeepBackupTests
{
    [Fact]
    public async Task Run_TwiceOnADay_KeepsOneThatCanBeImported()
    {
        await using var register = await FilledAsync();

        var first = await BackupOf(register).RunAsync(default);
        var second = await BackupOf(register).RunAsync(default);

        Assert.Equal(("2026-11-22-national.ndjson.gz", true), (first.Name, first.IsNew));
        Assert.False(second.IsNew);
        Assert.Equal([first.Name!], await NamesAsync(register));
        Assert.Empty(first.Faults);
        await using var to = await Support.Moving.OpenAsync(register.Clock);
        await using var blob = await register.Blobs.OpenReadAsync(ContainerNames.Backups, first.Name!, default);
        await to.Blobs.WriteAsync(ContainerNames.Backups, first.Name!, "application/gzip", null, replace: false, (output, token) => blob!.Content.CopyToAsync(output, token), default);
        var source = new ImportSource(first.Name, (_, _) => throw new InvalidOperationException("The body isn't wanted."));
        TestRegister.Done(await to.Import.RunAsync(Caller.Admin, source, keepFaults: false, default));
        Assert.Equal(await Support.Moving.ExportAsync(register, files: false), await to.ExportAsync(files: false));
    }

    [Fact]
    public async Task Run_TwoInstancesAtOnce_KeepOne()
    {
        await using var register = await FilledAsync();

        var runs = await Task.WhenAll(BackupOf(register).RunAsync(default), BackupOf(register).RunAsync(default));

        Assert.Single(runs, r => r.IsNew);
        Assert.Single(await NamesAsync(register));
    }

    [Fact]
    public async Task Run_DayAfterDay_KeepsTheLastDaysAndTheFirstOfEachMonth()
    {
        await using var register = await FilledAsync();
        register.Settings.BackupDays = 3;
        register.Settings.BackupMonths = 2;
        await register.Blobs.WriteAsync(ContainerNames.Backups, "mine.ndjson", "text/plain", null, replace: false, (_, _) => Task.CompletedTask, default);

        for (var day = 0; day < 75; day++)
        {
            Assert.True((await BackupOf(register).RunAsync(default)).IsNew);
            register.Clock.Advance(TimeSpan.FromDays(1));
        }

        // The last run was on 4 February; the 22nd of November was the first of its month, and is older than two months.
        Assert.Equal(
            [
                "2027-01-01-national.ndjson.gz", "2027-02-01-national.ndjson.gz", "2027-02-02-national.ndjson.gz", "2027-02-03-national.ndjson.gz",
                "2027-02-04-national.ndjson.gz", "mine.ndjson",
            ],
            await NamesAsync(register));
    }

    [Fact]
    public async Task Run_OneIsThereThatCantBeReadBack_DeletesItAndTheNextOneMakesAnother()
    {
        await using var register = await FilledAsync();
        await register.Blobs.WriteAsync(
            ContainerNames.Backups, "2026-11-22-national.ndjson.gz", "application/gzip", null, replace: false, (output, token) => output.WriteAsync("broken"u8.ToArray(), token).AsTask(), default);

        await Assert.ThrowsAsync<InvalidDataException>(() => BackupOf(register).RunAsync(default));
        Assert.Empty(await NamesAsync(register));

        Assert.True((await BackupOf(register).RunAsync(default)).IsNew);
    }

    [Fact]
    public async Task Run_WithBackupsOff_DoesNothing()
    {
        await using var register = await FilledAsync();
        register.Settings.BackupDays = 0;

        Assert.Null((await BackupOf(register).RunAsync(default)).Name);

        Assert.Empty(await NamesAsync(register));
    }

    [Fact]
    public async Task Run_ThatFailsMidway_LeavesNothing_AndTheNextOneMakesIt()
    {
        await using var register = await FilledAsync();
        var outage = new BetweenReadsStore(register.Store, " ", times: 1, () => throw new StoreUnavailableException("Away.", mayHaveCommitted: false));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => BackupOf(register, outage).RunAsync(default));
        Assert.Empty(await NamesAsync(register));

        Assert.True((await BackupOf(register).RunAsync(default)).IsNew);
    }

    [Theory]
    [InlineData(-1, 12)]
    [InlineData(3651, 12)]
    [InlineData(35, -1)]
    [InlineData(35, 121)]
    public void Faults_DaysOrMonthsOutOfRange_NameTheSetting(int days, int months)
    {
        var fault = Assert.Single(new RegisterSettings { BackupDays = days, BackupMonths = months }.Faults());

        Assert.Contains(days == 35 ? "Collab:BackupMonths" : "Collab:BackupDays", fault, StringComparison.Ordinal);
    }

    private static async Task<TestRegister> FilledAsync() => (await FilledRegister.OpenAsync()).Register;

    private static KeepBackup BackupOf(TestRegister register, IRowStore? store = null) => new(
        new(store ?? register.Store, register.Blobs, register.Directory, new()),
        register.Blobs,
        new(register.Store, register.Clock),
        register.Settings,
        register.Calendar,
        register.Clock);

    private static async Task<IReadOnlyList<string>> NamesAsync(TestRegister register)
    {
        var names = new List<string>();
        await foreach (var blob in register.Blobs.ListAsync(ContainerNames.Backups, string.Empty, default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
