using Collab.Core.Results;

namespace Collab.Core.Moving;

/// <summary>An export that was read to its end and is whole.</summary>
/// <param name="Scope">What it is about.</param>
/// <param name="Files">Does it hold the files too?</param>
/// <param name="Lines">Lines before the last.</param>
/// <param name="Counts">How many of them of which type.</param>
/// <param name="Sha256">The hash of all bytes before the last line.</param>
/// <param name="Faults">What was wrong in the register already when it was exported.</param>
/// <param name="Homes">The home institutions whose registers it holds.</param>
internal sealed record CheckedExport(
    string Scope,
    bool Files,
    int Lines,
    IReadOnlyDictionary<string, int> Counts,
    string Sha256,
    IReadOnlyList<Fault> Faults,
    IReadOnlyList<string> Homes);
