using System.Text;
using Collab.Core.Access;
using Collab.Core.Collaborations;
using Collab.Core.Reports;
using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Tests.Support;
using Collab.Testing;

namespace Collab.Core.Tests.Settings;

public sealed class RegisterCalendarTests
{
    private static readonly DateTimeOffset LateEvening = new(2026, 2, 28, 17, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("UTC", "2026-02-28")]
    [InlineData("Asia/Ulaanbaatar", "2026-03-01")]
    [InlineData("Asia/Kathmandu", "2026-02-28")]
    [InlineData("America/New_York", "2026-02-28")]
    public void Today_InATimeZone_IsTheDayThere(string zone, string day) =>
        Assert.Equal(day, IsoDate.Of(new RegisterCalendar(new() { TimeZone = zone }, new ManualClock(LateEvening)).Today));

    [Fact]
    public void Today_AtMidnightOfKathmandu_IsTheNextDay()
    {
        var clock = new ManualClock(new(2028, 2, 28, 18, 14, 59, TimeSpan.Zero));
        var calendar = new RegisterCalendar(new() { TimeZone = "Asia/Kathmandu" }, clock);
        Assert.Equal(new(2028, 2, 28), calendar.Today);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new(2028, 2, 29), calendar.Today);
    }

    [Theory]
    [InlineData("Asia/Nowhere")]
    [InlineData("")]
    [InlineData("Улаанбаатар")]
    public void Faults_UnknownTimeZone_AreNamed(string zone) =>
        Assert.StartsWith("Collab:TimeZone must be", Assert.Single(new RegisterSettings { TimeZone = zone }.Faults()), StringComparison.Ordinal);

    [Fact]
    public async Task Register_InUlaanbaatarTime_LivesOnItsOwnDays()
    {
        await using var register = await TestRegister.OpenAsync();
        register.Settings.TimeZone = "Asia/Ulaanbaatar";
        register.Clock.SetTo(LateEvening);
        var ended = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2026-02-28\"");
        var ends = await register.AddCollaborationAsync(more: ",\"endsOn\":\"2026-03-01\"");

        var expiring = await register.Reading.ListAsync(Caller.Admin, new() { ExpiringWithin = 0 }, 10, null, default);
        var report = TestRegister.Done(await register.Summarise.RunAsync(
            Caller.Admin, TestRegister.Home, new(2026, 1, 1), new(2026, 12, 31), "en", default));
        Assert.Equal(1, await register.Lifecycle.RunAsync(default));
        await register.RunReports.RunAsync(ReportKind.Month, default);

        Assert.Contains(ends.ToString(), Encoding.UTF8.GetString(Assert.Single(expiring.Items)), StringComparison.Ordinal);
        Assert.Equal(new(2026, 3, 1), report.AsOf);
        Assert.Equal([ends], report.Collaborations.ExpiringIn90Days);
        Assert.Equal(CollaborationStatus.Expired, (await register.Reader.HeadAsync(TestRegister.Home, ended, default))!.Record.Status);
        Assert.Equal(new DateOnly(2026, 2, 28), await register.Reports.DoneAsync(TestRegister.Home, ReportKind.Month, "en", default));
    }
}
