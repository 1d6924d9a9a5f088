namespace Collab.Core.MonthCells;

/// <summary>
/// Goes through the leaves of a stored month cell one by one, without making the cell: a report reads many thousands of them once.
/// </summary>
internal ref struct StoredLeaves
{
    private readonly ReadOnlySpan<byte> bytes;
    private int at;
    private int left;
    private ulong key;

    /// <exception cref="InvalidDataException">The bytes are no cell that this version knows.</exception>
    public StoredLeaves(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 1 || bytes[0] != MonthCell.Format)
        {
            throw new InvalidDataException("A month cell has a format that this version doesn't know.");
        }

        this.bytes = bytes;
        at = 1;
    }

    public CellSection Section { get; private set; }

    public readonly ulong Key => key;

    public CellTally Tally { get; private set; }

    /// <summary>Goes on to the next leaf; false behind the last.</summary>
    /// <exception cref="InvalidDataException">The bytes break off, or have a section that this version doesn't know.</exception>
    public bool Read()
    {
        while (left == 0)
        {
            if (at == bytes.Length)
            {
                return false;
            }

            Open(bytes[at++]);
        }

        Tally = CellLeaves.Read(Section, bytes, ref at, ref key);
        left--;
        return true;
    }

    private void Open(byte section)
    {
        if (section is 0 or > MonthCell.Sections)
        {
            throw new InvalidDataException("A month cell has a section that this version doesn't know.");
        }

        Section = (CellSection)section;
        left = (int)VarInt.Read(bytes, ref at);
        key = 0;
    }
}
