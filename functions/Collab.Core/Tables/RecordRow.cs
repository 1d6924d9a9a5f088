using Collab.Core.Documents.Reading;
using Collab.Core.Items;
using Collab.Core.Settings;

namespace Collab.Core.Tables;

/// <summary>Reads the rows of a table as records of one type that hang on a collaboration.</summary>
internal abstract class RecordRow(TableHeader header)
{
    private readonly int collaboration = header.Find("collaboration");

    public TableHeader Header => header;

    public static RecordRow Of(TableHeader header, RegisterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.Type == TableType.Activities ? new ActivityRow(header, settings)
            : header.Type == TableType.Outcomes ? new OutcomeRow(header)
            : header.Type == TableType.Funding ? new FundingRow(header)
            : header.Type == TableType.Challenges ? new ChallengeRow(header)
            : throw new ArgumentException($"The rows of a table of {header.Type.Kind} hang on nothing.", nameof(header));
    }

    /// <summary>The id or code in the column <c>collaboration</c>; empty when the row has none.</summary>
    public string CollaborationOf(ITableReader row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row[collaboration];
    }

    /// <summary>The record, its stamp left empty; null, or incomplete, with faults.</summary>
    public abstract IItem? Read(RowCells cells);
}
