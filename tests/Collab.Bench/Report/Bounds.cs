using System.Globalization;

namespace Collab.Bench.Report;

/// <summary>What a figure has to keep on every machine, because neither its speed nor what else runs on it changes that.</summary>
/// <param name="Calls">Storage calls an operation, exactly.</param>
/// <param name="MostCalls">Storage calls an operation at most, where batches fall as time has it.</param>
/// <param name="MostBytes">Bytes that an operation may allocate.</param>
/// <param name="Retries">Commits tried again an operation, exactly.</param>
internal sealed record Bounds(double? Calls = null, double? MostCalls = null, double? MostBytes = null, double? Retries = null)
{
    /// <summary>A sentence for each bound that the figure breaks.</summary>
    public IEnumerable<string> BrokenBy(Figure figure)
    {
        var name = $"{figure.Name} ({figure.Store})";
        if (Calls is { } calls && figure.Calls != calls)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {figure.Calls:0.####} storage calls an operation instead of {calls:0.####}.");
        }

        if (MostCalls is { } mostCalls && !(figure.Calls <= mostCalls))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {figure.Calls:0.####} storage calls an operation; {mostCalls:0.####} are the most.");
        }

        if (Retries is { } retries && figure.Retries != retries)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {figure.Retries:0.####} commits tried again an operation instead of {retries:0.####}.");
        }

        if (MostBytes is { } mostBytes && !(figure.AllocatedBytes <= mostBytes))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name}: {figure.AllocatedBytes:#,0} bytes allocated an operation; {mostBytes:#,0} are the most.");
        }
    }
}
