using Collab.Core.Documents.Reading;

namespace Collab.Formats.Writing;

/// <summary>What stands in a feedback file's column <c>errors</c>: each fault behind the name of its column, as the sender wrote it.</summary>
internal static class FaultText
{
    public static string Of(ITableReader row, IReadOnlyList<CellFault> faults) =>
        string.Join(" | ", faults.Select(f => NameOf(row, f.Column) is { Length: > 0 } name ? $"{name}: {f.Message}" : f.Message));

    /// <summary>Cells beyond the header have no name.</summary>
    private static string? NameOf(ITableReader row, int column) => column >= 0 && column < row.Columns.Count ? row.Columns[column] : null;
}
