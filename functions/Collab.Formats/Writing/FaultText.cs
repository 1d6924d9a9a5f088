using Collab.Core.Documents.Reading;

namespace Collab.Formats.Writing;

/// <summary>What stands in a feedback file's column <c>errors</c>: each fault behind the name of its column, as the sender wrote it.</summary>
internal static class FaultText
{
    public static string Of(ITableReader row, IReadOnlyList<CellFault> faults) =>
        string.Join(" | ", faults.Select(f => f.Column < 0 ? f.Message : $"{row.Columns[f.Column]}: {f.Message}"));
}
