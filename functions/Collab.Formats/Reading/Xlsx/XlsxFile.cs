using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>An Excel workbook: a table for each sheet that isn't empty, in the workbook's order, hidden ones too.</summary>
internal sealed class XlsxFile : ITableFile
{
    private readonly Stream? spool;
    private readonly CellBudget budget = new();
    private readonly List<string> notes = [];
    private int next;
    private int tables;
    private bool lackedValues;

    private XlsxFile(XlsxBook book, Stream? spool)
    {
        Book = book;
        this.spool = spool;
    }

    public FileFormat Format => FileFormat.Xlsx;

    public XlsxBook Book { get; }

    /// <summary>The table given last; null before the first and behind the last.</summary>
    public XlsxTable? Current { get; private set; }

    /// <summary>Whether reading ended before the workbook did.</summary>
    public bool IsBroken { get; private set; }

    public IReadOnlyList<string> Notes => 
    [
        .. notes, .. NotesOnCurrent(), .. LacksValues ? [XlsxRefusals.NoCachedValue] : Array.Empty<string>(),
        .. Book.HasMacros ? [XlsxRefusals.MacrosLeftOut] : Array.Empty<string>(),
    ];

    private bool LacksValues => lackedValues || Current is { LacksValues: true };

    /// <summary>Opens a workbook and takes the file with its content over.</summary>
    /// <exception cref="UnreadableFileException">It is none that can be read.</exception>
    public static XlsxFile Open(OpcPackage package, Stream spool) => new(XlsxBook.Read(package), spool);

    /// <summary>The same workbook from its first sheet on, while this one stays open.</summary>
    public XlsxFile Again() => new(Book, null);

    public ValueTask<ITableReader?> NextAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ITableReader?>(Next());
    }

    /// <summary>As <see cref="NextAsync"/>: the content lies on this machine.</summary>
    public XlsxTable? Next()
    {
        Close();
        try
        {
            while (Current is null && next < Book.Sheets.Count)
            {
                Open(Book.Sheets[next++]);
            }
        }
        catch (UnreadableFileException)
        {
            IsBroken = true;
            throw;
        }

        return Current is not null || tables > 0 ? Current : throw new UnreadableFileException(XlsxRefusals.NoSheets);
    }

    public void Dispose()
    {
        Current?.Dispose();
        if (spool is not null)
        {
            Book.Package.Zip.Dispose();
            spool.Dispose();
        }
    }

    private void Open(XlsxSheet sheet)
    {
        if (sheet.IsGuide || Find(sheet) is not { } table)
        {
            return;
        }

        Current = table;
        tables++;
        if (sheet.IsHidden)
        {
            notes.Add(XlsxRefusals.HiddenSheet(sheet.Name));
        }
    }

    /// <summary>The table on a sheet, its header found; null when the sheet is empty.</summary>
    private XlsxTable? Find(XlsxSheet sheet)
    {
        var search = new HeaderSearch();
        var reader = new SheetReader(Book, sheet, new CellBudget());
        try
        {
            var isFound = false;
            while (!isFound && reader.Read())
            {
                isFound = search.Take(reader.Row.Filled);
            }

            if (search.Rows == 0)
            {
                return null;
            }

            // From the beginning, so that the rows behind the header are all there, and cells are counted once.
            reader.Dispose();
            reader = Move(sheet, budget, search.Header + 1);
            var header = SheetHeader.Read(Book, reader, () => Move(sheet, new CellBudget(), search.Header + 2));
            if (header.HasSecondRow)
            {
                reader.Read();
            }

            var table = new XlsxTable(reader, header, () => IsBroken = true);
            reader = null;
            return table;
        }
        finally
        {
            reader?.Dispose();
        }
    }

    /// <summary>A reader that stands on one of the sheet's rows, counted from 1 among those with something in them.</summary>
    private SheetReader Move(XlsxSheet sheet, CellBudget counted, int row)
    {
        var reader = new SheetReader(Book, sheet, counted);
        try
        {
            for (var at = 0; at < row && reader.Read(); at++)
            {
            }

            return reader;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    /// <summary>Notes what is to be said of the table that was read.</summary>
    private void Close()
    {
        notes.AddRange(NotesOnCurrent());
        lackedValues = LacksValues;
        Current?.Dispose();
        Current = null;
    }

    private string[] NotesOnCurrent() => Current?.HiddenParts() is { } hidden ? [hidden] : [];
}
