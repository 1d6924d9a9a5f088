using System.Runtime.CompilerServices;
using Collab.Core.Store;
using Collab.Core.Writing;

namespace Collab.Core.Moving;

/// <summary>
/// A home institution's register: first what says that something is done, then each collaboration with all that hangs on it, of one version, then
/// those that were deleted, and last what is to be told. In this order a mark is never there without what it marks, however others write meanwhile.
/// </summary>
internal sealed class ExportRegisterRows(IRowStore store, WriterQueue queue)
{
    private const int MostTries = 20;

    /// <summary>Tries before this process's writers of the collaboration are made to wait.</summary>
    private const int FreeTries = 3;

    /// <summary>Rows of one page, most of them of a kilobyte or two.</summary>
    private const int PageSize = 200;

    /// <summary>Rows of one page of those that have hundreds of kilobytes.</summary>
    private const int FewRows = 8;

    /// <summary>Entries of one page; each may have up to 400 KiB.</summary>
    private const int HistoryRows = 50;

    private static readonly string[] Told = ["r|", "x|"];

    public async Task WriteAsync(string home, ExportOutput output, CancellationToken cancellationToken)
    {
        foreach (var range in KeyGaps.Between("c|", "d|", "i|", "j|", "m|", "n|", "p|", "r|", "x|"))
        {
            await CopyAsync(home, range, output, cancellationToken);
        }

        var written = new HashSet<Guid>();
        await using var aside = new SetAside();
        await foreach (var row in RowsAsync(home, RegisterKeys.AllCollaborations, cancellationToken))
        {
            var id = RegisterKeys.ReadDescending(row.Key.AsSpan(2));
            if (await ReadAsync(home, id, row, aside, cancellationToken))
            {
                written.Add(id);
                await output.WriteAsync(aside, cancellationToken);
            }
        }

        await foreach (var row in RowsAsync(home, RegisterKeys.AllDeleted, cancellationToken))
        {
            // One that was deleted since it was written stands there as it was.
            var id = Guid.ParseExact(row.Key.AsSpan(2), "D");
            if (!written.Contains(id) && await ReadAsync(home, id, row, aside, cancellationToken))
            {
                await output.WriteAsync(aside, cancellationToken);
            }
        }

        foreach (var prefix in Told)
        {
            await CopyAsync(home, RowRange.Prefix(prefix), output, cancellationToken);
        }
    }

    /// <summary>Reads a collaboration and what hangs on it as of one version; false when it has been deleted meanwhile.</summary>
    private async Task<bool> ReadAsync(string home, Guid id, Row first, SetAside aside, CancellationToken cancellationToken)
    {
        var row = first;
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            using var turn = attempt < FreeTries ? null : await queue.EnterAsync(id, cancellationToken);
            if (turn is not null)
            {
                row = await store.ReadAsync(TableNames.Register, home, first.Key, null, cancellationToken);
            }

            if (row is null)
            {
                return false;
            }

            await aside.ClearAsync();
            await foreach (var moved in GroupAsync(home, id, row, cancellationToken))
            {
                await aside.AddAsync(moved, cancellationToken);
            }

            var now = await store.ReadAsync(TableNames.Register, home, first.Key, null, cancellationToken);
            if (now?.ETag == row.ETag)
            {
                return true;
            }

            row = now;
        }

        throw new ExportUnsettledException($"Collaboration {id} is being written to without a pause; export again later.");
    }

    private async IAsyncEnumerable<MovedRow> GroupAsync(string home, Guid id, Row row, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new(TableNames.Register, home, row);
        var head = CollaborationHead.Read(row);
        if (await ClaimAsync(home, head, cancellationToken) is { } claim)
        {
            yield return new(TableNames.Register, home, claim);
        }

        (RowRange Range, int PageSize)[] ranges = [(RegisterKeys.AllItems(id), PageSize), (RegisterKeys.PersonsOf(id), FewRows), (RegisterKeys.HistoryOf(id), HistoryRows)];
        foreach (var (range, pageSize) in ranges)
        {
            await foreach (var below in RowsAsync(home, range, cancellationToken, pageSize))
            {
                yield return new(TableNames.Register, home, below);
            }
        }

        foreach (var months in head.Months.Months.Chunk(PageSize))
        {
            var cells = await SideBySide.AskAsync(
                months, (month, token) => store.ReadAsync(TableNames.Register, home, RegisterKeys.MonthCell(month, id), null, token), cancellationToken);
            foreach (var cell in cells.OfType<Row>())
            {
                yield return new(TableNames.Register, home, cell);
            }
        }
    }

    /// <summary>The row that holds the collaboration's code for it.</summary>
    private async Task<Row?> ClaimAsync(string home, CollaborationHead head, CancellationToken cancellationToken)
    {
        if (head.Record.Code is not { } code)
        {
            return null;
        }

        var claim = await store.ReadAsync(TableNames.Register, home, RegisterKeys.Code(code), null, cancellationToken);
        return claim is not null && claim.Values.TryGetValue("collaboration", out var holder) && (Guid)holder == head.Record.Id ? claim : null;
    }

    private async Task CopyAsync(string home, RowRange range, ExportOutput output, CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(home, range, cancellationToken))
        {
            await output.WriteRowAsync(new(TableNames.Register, home, row), cancellationToken);
        }
    }

    private IAsyncEnumerable<Row> RowsAsync(string home, RowRange range, CancellationToken cancellationToken, int pageSize = PageSize) =>
        store.ReadAllAsync(TableNames.Register, home, range, null, cancellationToken, pageSize);
}
