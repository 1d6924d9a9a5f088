using Collab.Core.Documents.Reading;
using Collab.Core.WrittenDates;

namespace Collab.Core.Tables;

/// <summary>
/// How a sheet writes, by all of its cells: 03/04/2026 alone doesn't tell whether the day comes first, 31/03/2026 does; 12,345 may be twelve
/// thousand, but not beside 12,50.
/// </summary>
/// <param name="Order">What its dates tell of day and month.</param>
/// <param name="DecimalMarks">The marks that some of its amounts have before their decimals for certain.</param>
internal sealed record SheetWriting(SlashOrder Order, string DecimalMarks)
{
    /// <summary>Looks through the table that is being read once more, from its beginning to its end.</summary>
    /// <exception cref="UnreadableFileException">The file was taken away.</exception>
    public static Task<SheetWriting> LookAsync(
        TableRun run, IReadOnlyCollection<int> dates, IReadOnlyCollection<int> amounts, CancellationToken cancellationToken) =>
        run.Document.LookAsync((opening, token) => LookAsync(opening, run.Table, dates, amounts, token), cancellationToken);

    private static async Task<SheetWriting> LookAsync(
        DocumentOpening opening, int number, IReadOnlyCollection<int> dates, IReadOnlyCollection<int> amounts, CancellationToken cancellationToken)
    {
        var evidence = default(SlashEvidence);
        var marks = string.Empty;
        try
        {
            using var file = TableFiles.Of(opening);
            if (file is not null && await FindAsync(file, number, cancellationToken) is { } table)
            {
                while (await table.ReadAsync(cancellationToken))
                {
                    foreach (var column in dates)
                    {
                        evidence = evidence.And(table[column]);
                    }

                    foreach (var column in amounts.Where(c => table.KindOf(c) == CellKind.Text))
                    {
                        marks = DecimalMark.CertainIn(table[column]) is { } mark && !marks.Contains(mark, StringComparison.Ordinal) ? marks + mark : marks;
                    }
                }
            }
        }
        catch (UnreadableFileException)
        {
            // Who reads the rows gets as far as this, and says why no farther.
        }

        return new(evidence.Order, marks);
    }

    private static async Task<ITableReader?> FindAsync(ITableFile file, int number, CancellationToken cancellationToken)
    {
        ITableReader? table = null;
        for (var i = 0; i < number; i++)
        {
            table = await file.NextAsync(cancellationToken);
        }

        return table;
    }
}
