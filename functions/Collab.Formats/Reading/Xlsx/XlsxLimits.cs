namespace Collab.Formats.Reading.Xlsx;

/// <summary>What a workbook may have. A person's never comes near; a file made to do harm ends here.</summary>
internal static class XlsxLimits
{
    public const int Sheets = 100;

    /// <summary>Columns with something in them, as in a CSV file.</summary>
    public const int Columns = 1000;

    /// <summary>Cells that are written in a workbook, empty ones with a format too.</summary>
    public const long Cells = 5_000_000;

    /// <summary>Bytes of the texts that the cells of a row show together: 1 MiB, what a record may have over HTTP.</summary>
    public const int RowBytes = 1024 * 1024;

    /// <summary>Bytes of the texts that the workbook's cells share.</summary>
    public const long SharedBytes = 200_000_000;

    /// <summary>Cell formats; Excel itself ends at 65,490.</summary>
    public const int Formats = 100_000;

    /// <summary>Characters of a sheet's XML, or of that of the shared texts.</summary>
    public const long PartCharacters = 1L << 30;

    /// <summary>The last row and column of a sheet, from 1.</summary>
    public const int LastRow = 1_048_576;
    public const int LastColumn = 16_384;
}
