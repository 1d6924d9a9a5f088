using System.Diagnostics;

namespace Collab.Bench.Load;

/// <summary>What a process has used since its start: bytes allocated, CPU time (ms), and the most resident memory (bytes).</summary>
internal sealed record ProcessStats(long Allocated, double Cpu, long Peak)
{
    public static ProcessStats OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime.TotalMilliseconds, process.PeakWorkingSet64);
    }

    /// <summary>What was used since <paramref name="before"/>; the peak is that of the whole run.</summary>
    public ProcessStats Since(ProcessStats before) => new(Allocated - before.Allocated, Cpu - before.Cpu, Peak);
}
