using Collab.Core.Tests.Support;
using Collab.Core.Writing;

namespace Collab.Core.Tests.Writing;

public sealed class RunRetentionTests
{
    [Fact]
    public async Task Run_ADayLater_RemovesTheMarkersOfRequestsAndNothingElse()
    {
        await using var register = await TestRegister.OpenAsync();
        var id = await register.AddCollaborationAsync();
        for (var i = 0; i < 130; i++)
        {
            await register.SubmitAsync(id, TestRegister.ActivityJson(reference: $"R-{i}"), new("admin", $"key-{i}", "b"));
        }

        register.Clock.Advance(TimeSpan.FromHours(12));
        await register.SubmitAsync(id, TestRegister.ActivityJson(reference: "late"), new("admin", "late", "b"));
        var retention = new RunRetention(register.Store, register.Directory, register.Clock);
        Assert.Equal(0, await retention.RunAsync(default));
        register.Clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(130, await retention.RunAsync(default));

        Assert.Single((await register.DumpAsync()).Keys, k => k.StartsWith("k|", StringComparison.Ordinal));
        await WritePathTests.AssertWholeAsync(register, id, 131);
    }
}
