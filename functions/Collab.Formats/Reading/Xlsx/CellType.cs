namespace Collab.Formats.Reading.Xlsx;

/// <summary>How a cell's value is written (ECMA-376 part 1, 18.18.11).</summary>
internal enum CellType
{
    Empty,
    Number,

    /// <summary>The number of a shared text.</summary>
    Shared,

    /// <summary>A text in the cell itself, an error such as #N/A among them.</summary>
    Text,
    Boolean,

    /// <summary>A date in ISO 8601.</summary>
    IsoDate,

    /// <summary>A formula whose value the file doesn't hold.</summary>
    Unworked,
}
