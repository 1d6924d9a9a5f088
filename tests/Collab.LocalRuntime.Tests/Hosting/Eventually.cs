namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>Waits for something that happens by itself, long enough for the slowest machine, no longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    public static Task TrueAsync(Func<bool> condition, string wanted) => TrueAsync(() => Task.FromResult(condition()), wanted);

    public static async Task TrueAsync(Func<Task<bool>> condition, string wanted)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Deadline, $"In five minutes this did not come true: {wanted}.");
            await Task.Delay(10);
        }
    }
}
