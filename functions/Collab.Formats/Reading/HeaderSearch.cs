namespace Collab.Formats.Reading;

/// <summary>
/// Finds the header among a table's first rows that aren't blank: the first of them, unless it is a title, that is a single cell, and a
/// row below it has three or more.
/// </summary>
internal sealed class HeaderSearch
{
    /// <summary>How far below a title a header is looked for.</summary>
    public const int MostRows = 10;

    private const int FewestNames = 3;

    /// <summary>Rows seen.</summary>
    public int Rows { get; private set; }

    /// <summary>How many rows stand above the header.</summary>
    public int Header { get; private set; }

    /// <summary>Takes the next row's number of cells that aren't empty; true when no further row need be seen.</summary>
    public bool Take(int filled)
    {
        var row = Rows++;
        if (filled >= FewestNames)
        {
            Header = row;
            return true;
        }

        return (row == 0 && filled > 1) || Rows > MostRows;
    }
}
