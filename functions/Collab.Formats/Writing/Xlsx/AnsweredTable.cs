namespace Collab.Formats.Writing.Xlsx;

/// <summary>A table whose rows were answered, and where its answers stand in the <see cref="FateLog"/>.</summary>
internal sealed class AnsweredTable
{
    /// <summary>The sheet's part in the sender's package.</summary>
    public required string Part { get; init; }

    /// <summary>The sheet's name; null where it isn't given back.</summary>
    public required string? Sheet { get; init; }

    public required int HeaderRow { get; init; }

    /// <summary>The header's columns without those of an earlier feedback.</summary>
    public required int Width { get; init; }

    public required bool HasFeedback { get; init; }

    /// <summary>The columns to give back; null for all.</summary>
    public required int[]? Columns { get; init; }

    /// <summary>The header's cells of the columns that are given back where not all are.</summary>
    public IReadOnlyList<string> Header { get; init; } = [];

    public long Start { get; set; }

    public int Rows { get; set; }

    /// <summary>Whether some cell is faulty, and not only whole rows.</summary>
    public bool HasCellFaults { get; set; }
}
