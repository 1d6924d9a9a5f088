using Collab.Faults;
using Collab.Faults.Load;

if (OperatingSystem.IsWindows())
{
    await Console.Error.WriteLineAsync("Processes are killed and disks filled by the means of Unix: run this on Linux.");
    return 2;
}

if (FaultOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(FaultOptions.Usage);
    return 2;
}

return await (options.Load ? LoadRun.RunAsync(options) : FaultRuns.RunAsync(options)) ? 0 : 1;
