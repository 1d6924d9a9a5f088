using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>A row on its way out of a register or into one, with the table and partition where it stands.</summary>
internal sealed record MovedRow(string Table, string Partition, Row Row)
{
    /// <summary>What the row is called in an export's line; <c>row</c> where this version has no name for it.</summary>
    public string Type => RowTypes.Of(Table, Partition, Row.Key);
}
