using Collab.Core.Standards;

namespace Collab.Core.MonthCells;

/// <summary>What a night's check has found.</summary>
/// <param name="Checked">How many collaborations were checked.</param>
/// <param name="Unsettled">Those that were written to all the time, so that they could not be read as they were at one moment.</param>
/// <param name="Differences">Cells that don't say what their records say, also those that were told of before on the same day.</param>
/// <param name="Failures">What went wrong with single collaborations; the others were checked all the same.</param>
public sealed record CheckedCells(int Checked, int Unsettled, IReadOnlyList<CellDifference> Differences, IReadOnlyList<Exception> Failures);

/// <summary>A month cell that doesn't say what its records say; month 0000-01 is the cell of all challenges.</summary>
/// <param name="Collaboration">Whose cell it is.</param>
/// <param name="Month">Of which month.</param>
/// <param name="Kept">What is stored; null when it can't be read.</param>
/// <param name="Rebuilt">What the records add up to.</param>
public sealed record CellDifference(Guid Collaboration, Month Month, CellFigures? Kept, CellFigures Rebuilt);
