using System.Text.Json;
using Collab.Core.Access;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Collaborations;

/// <summary>
/// Registers a collaboration under its code, or changes the one that has the code. So what is sent a second time is the same collaboration,
/// whoever sent the first.
/// </summary>
public sealed class SaveCollaboration(RegisterCollaboration register, ChangeCollaboration change, Locator locator)
{
    /// <summary>How often a race with another writer is tried again.</summary>
    private const int Tries = 5;

    /// <param name="caller">Who saves.</param>
    /// <param name="institution">The home institution in whose register the code is looked for.</param>
    /// <param name="code">The code.</param>
    /// <param name="says">The record to register where there is none yet; else a merge patch (RFC 7396) of the one that is there.</param>
    /// <param name="origin">The origin of the change.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Outcome<WriteAnswer>> RunAsync(
        Caller caller, string institution, string code, Func<Collaboration?, JsonElement> says, WriteOrigin origin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(says);
        for (var left = Tries; ; left--)
        {
            var outcome = await TryAsync(caller, institution, code, says, origin, cancellationToken);
            if (left == 1 || outcome.TryGet(out _, out var refusal) || refusal is not (Refusal.Stale or Refusal.NotFound or Refusal.Conflict { Code: "code-taken" }))
            {
                return outcome;
            }
        }
    }

    private async Task<Outcome<WriteAnswer>> TryAsync(
        Caller caller, string institution, string code, Func<Collaboration?, JsonElement> says, WriteOrigin origin, CancellationToken cancellationToken)
    {
        if (await locator.FindCodeAsync(institution, code, cancellationToken) is not { } id)
        {
            return await register.RunAsync(caller, says(null), mark: null, origin, cancellationToken);
        }

        return await locator.ReadAsync(caller, id, cancellationToken) is { } head
            ? await change.PatchAsync(caller, id, says(head.Record), new Expectation.Version(head.ETag), origin, cancellationToken)
            : new Refusal.NotFound();
    }
}
