namespace Collab.Faults.Load;

internal static class LoadRun
{
    public static Task<bool> RunAsync(FaultOptions options) => Task.FromResult(options.Load);
}
