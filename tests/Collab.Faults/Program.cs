using Collab.Faults;
using Collab.Faults.Load;

if (FaultOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(FaultOptions.Usage);
    return 2;
}

return await (options.Load ? LoadRun.RunAsync(options) : FaultRuns.RunAsync(options)) ? 0 : 1;
