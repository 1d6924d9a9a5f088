namespace Collab.EndToEnd.Tests.Documents;

/// <summary>A row of a feedback file.</summary>
/// <param name="Sheet">The sheet's name; null where there are none.</param>
/// <param name="Number">The row's number on its sheet, or its place among the rows of the file.</param>
/// <param name="Cells">All its cells.</param>
/// <param name="Formulas">How many of them are formulas.</param>
/// <param name="Status">The cell below our <c>status</c>.</param>
/// <param name="Errors">The cell below our <c>errors</c>.</param>
internal sealed record FeedbackRow(string? Sheet, int Number, IReadOnlyList<string> Cells, int Formulas, string Status, string Errors)
{
    /// <summary>A row of a table whose last two columns are ours.</summary>
    public static FeedbackRow Of(string? sheet, int number, IReadOnlyList<string> cells) =>
        new(sheet, number, cells, 0, cells.Count > 1 ? cells[^2] : string.Empty, cells.Count > 1 ? cells[^1] : string.Empty);
}
