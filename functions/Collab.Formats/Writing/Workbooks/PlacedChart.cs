using Collab.Formats.Writing.Outline;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>A chart, where its numbers stand and where it is drawn.</summary>
/// <param name="Chart">What it shows.</param>
/// <param name="SheetName">The sheet of its numbers, which is its own.</param>
/// <param name="FirstRow">The row of the first point, from 1; the labels stand in the first column, the series in those behind it, their names one row above.</param>
/// <param name="Column">The column it begins at, from 0.</param>
/// <param name="Row">The row it begins at, from 0.</param>
/// <param name="Rows">How many rows it covers.</param>
internal sealed record PlacedChart(OutlineChart Chart, string SheetName, int FirstRow, int Column, int Row, int Rows);
