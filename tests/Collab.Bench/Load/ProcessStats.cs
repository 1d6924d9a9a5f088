using System.Diagnostics;

namespace Collab.Bench.Load;

/// <summary>
/// What a process has used since its start: bytes allocated, CPU time (ms), the most resident memory (bytes), and requests to a Table service
/// and commits tried again, where it was told to count these.
/// </summary>
internal sealed record ProcessStats(long Allocated, double Cpu, long Peak, long Requests, long Retries)
{
    public static ProcessStats OfThisProcess()
    {
        using var process = Process.GetCurrentProcess();
        return new(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime.TotalMilliseconds, process.PeakWorkingSet64, TableRequests.All, TableRequests.Retries);
    }

    /// <summary>What several processes have used together; the peak is that of the largest.</summary>
    public static ProcessStats Sum(IReadOnlyCollection<ProcessStats> all) =>
        new(all.Sum(s => s.Allocated), all.Sum(s => s.Cpu), all.Max(s => s.Peak), all.Sum(s => s.Requests), all.Sum(s => s.Retries));

    /// <summary>What was used since <paramref name="before"/>; the peak is that of the whole run.</summary>
    public ProcessStats Since(ProcessStats before) => new(Allocated - before.Allocated, Cpu - before.Cpu, Peak, Requests - before.Requests, Retries - before.Retries);
}
