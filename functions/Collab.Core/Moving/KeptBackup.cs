namespace Collab.Core.Moving;

/// <summary>What a run of the scheduled export did.</summary>
/// <param name="Name">The file of today; null when exports are off.</param>
/// <param name="IsNew">Was it made by this run?</param>
/// <param name="Lines">How many lines it has; 0 when it isn't new.</param>
/// <param name="Faults">What is wrong in the register itself, in sentences.</param>
/// <param name="Removed">Older files that were deleted.</param>
public sealed record KeptBackup(string? Name, bool IsNew, int Lines, IReadOnlyList<string> Faults, int Removed);
