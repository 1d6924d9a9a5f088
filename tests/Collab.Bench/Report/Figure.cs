using System.Text.Json.Serialization;

namespace Collab.Bench.Report;

/// <summary>What came out of one measurement. What was not measured is null.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Unit">What <paramref name="Value"/> counts: operations or rows a second, or seconds.</param>
/// <param name="Value">The product's figure.</param>
/// <param name="Floor">The same of the floor: what does the same with as little as can be around it.</param>
/// <param name="Ratio">The median of the rounds' ratios: how fast the product is where the floor is 1.</param>
/// <param name="Wanted">What is wanted of the ratio, or of the figure where there is no floor.</param>
/// <param name="Calls">Storage calls an operation.</param>
/// <param name="AllocatedBytes">Bytes that the product allocated an operation.</param>
/// <param name="CpuMilliseconds">CPU time of the product's process an operation.</param>
/// <param name="ClientMilliseconds">CPU time of this program, the client, an operation.</param>
/// <param name="P50">Milliseconds in which half of the operations were answered.</param>
/// <param name="P99">Milliseconds in which 99 of 100 operations were answered.</param>
/// <param name="FloorP99">The same of the floor.</param>
/// <param name="PeakMegabytes">The most memory (resident, MB of 1,000,000 bytes) that the product's process had.</param>
/// <param name="Retries">Commits tried again because another process was first, an operation.</param>
internal sealed record Figure(
    string Name,
    string Unit,
    double Value,
    double? Floor = null,
    double? Ratio = null,
    string? Wanted = null,
    double? Calls = null,
    double? AllocatedBytes = null,
    double? CpuMilliseconds = null,
    double? ClientMilliseconds = null,
    double? P50 = null,
    double? P99 = null,
    double? FloorP99 = null,
    double? PeakMegabytes = null,
    double? Retries = null)
{
    /// <summary>Gets the store; <c>any</c> where none takes part.</summary>
    public string? Store { get; init; }

    /// <summary>Gets what is checked whatever the machine.</summary>
    [JsonIgnore]
    public Bounds? Bounds { get; init; }
}
