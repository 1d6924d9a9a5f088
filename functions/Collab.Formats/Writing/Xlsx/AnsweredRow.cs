using Collab.Core.Documents.Reading;

namespace Collab.Formats.Writing.Xlsx;

/// <summary>
/// What became of a row of a sheet. <paramref name="Errors"/> is the text for people; the faults are those of single cells.
/// <paramref name="Shown"/> are the cells of a table that is given back in part.
/// </summary>
internal sealed record AnsweredRow(int Row, string Status, string Errors, bool IsFaulty, IReadOnlyList<CellFault> Faults, IReadOnlyList<string> Shown);
