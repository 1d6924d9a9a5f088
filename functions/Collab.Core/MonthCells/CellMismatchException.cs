namespace Collab.Core.MonthCells;

/// <summary>
/// A record was to be taken out of a month cell that doesn't count it. Between rows that belong together that is a bug; between rows read
/// while another process was writing it is a lost race.
/// </summary>
public sealed class CellMismatchException() : Exception("A record was taken out of a month cell that never counted it.");
