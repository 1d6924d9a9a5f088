using Collab.Bench.Load;
using Collab.Bench.Register;

namespace Collab.Bench.Floors;

/// <summary>A bare store that stores recorded commits with as little as can be around it.</summary>
internal interface IFloor : IAsyncDisposable
{
    /// <summary>Stores the commits, all durable at the end; each one's time is that of a writer among <paramref name="concurrency"/>, its waiting included.</summary>
    Task<TimedRun> StoreAsync(IReadOnlyList<TapeCommit> commits, int concurrency);

    /// <summary>Reads the same rows so many times, one after the other, and gives the seconds it took.</summary>
    Task<double> ReadAsync(FloorRead rows, int times);
}
