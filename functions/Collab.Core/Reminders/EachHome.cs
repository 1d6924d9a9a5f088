using Collab.Core.Institutions;

namespace Collab.Core.Reminders;

/// <summary>Does the same in every home institution, one after the other; a home that fails leaves the others.</summary>
internal static class EachHome
{
    /// <summary>The sum of what was done.</summary>
    /// <exception cref="AggregateException">Some homes failed.</exception>
    public static async Task<int> RunAsync(
        InstitutionDirectory directory, Func<string, CancellationToken, Task<int>> run, string failed, CancellationToken cancellationToken)
    {
        var done = 0;
        var failures = new List<Exception>();
        foreach (var home in await directory.HomesAsync(cancellationToken))
        {
            try
            {
                done += await run(home, cancellationToken);
            }
            catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(failure);
            }
        }

        return failures.Count == 0 ? done : throw new AggregateException(failed, failures);
    }
}
