using Collab.Core.Access;
using Collab.Core.Reports;
using Collab.Core.Store;
using Collab.Core.Tests.Support;

namespace Collab.Core.Tests.Reports;

public sealed class ClearReportFilesTests
{
    [Fact]
    public async Task Run_FilesWithoutARecord_AreDeletedADayLaterAndNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        await register.RunReports.RunAsync(ReportKind.Month, default);
        await register.Blobs.WriteAsync(
            ContainerNames.Reports, "demo/complete", "text/plain", null, replace: true, async (s, token) => await s.WriteAsync("x"u8.ToArray(), token), default);
        register.Unclear.LoseCommits = 1;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => register.Keep.RunAsync(
            Caller.Admin, TestRegister.Home, new(new(2026, 1, 1), new(2026, 1, 31)), "mn", stands: null, mark: null, default));
        Assert.Equal(13, (await KeptReports.FilesAsync(register)).Count);

        register.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal(0, await register.ClearReportFiles.RunAsync(default));
        Assert.Equal(13, (await KeptReports.FilesAsync(register)).Count);
        register.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(3, await register.ClearReportFiles.RunAsync(default));
        Assert.Equal(0, await register.ClearReportFiles.RunAsync(default));
        Assert.True(await register.Blobs.DeleteAsync(ContainerNames.Reports, "demo/complete", default));
        await KeptReports.AssertWholeAsync(register);
        Assert.Equal(3, (await KeptReports.RecordsAsync(register)).Count);
    }
}
