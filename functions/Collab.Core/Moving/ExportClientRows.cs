using Collab.Core.Access;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>
/// The clients of a scope, each with its keys as of one moment. Of a key there is its hash alone: it lets the key work where the register goes, and
/// nobody finds a key from it.
/// </summary>
internal sealed class ExportClientRows(IRowStore store)
{
    private const string Partition = ClientRegister.Partition;
    private const int MostTries = 20;

    public async Task WriteAsync(ExportScope scope, ExportOutput output, CancellationToken cancellationToken)
    {
        await foreach (var row in store.ReadAllAsync(TableNames.Clients, Partition, ClientRegister.All, null, cancellationToken))
        {
            if (scope.Has(ClientRegister.Read(row).Institution))
            {
                await WriteAsync(row, output, cancellationToken);
            }
        }

        foreach (var range in scope.IsWhole ? KeyGaps.Between("c|", "k|") : [])
        {
            await foreach (var row in store.ReadAllAsync(TableNames.Clients, Partition, range, null, cancellationToken))
            {
                await output.WriteRowAsync(new(TableNames.Clients, Partition, row), cancellationToken);
            }
        }
    }

    private async Task WriteAsync(Row first, ExportOutput output, CancellationToken cancellationToken)
    {
        Row? row = first;
        for (var attempt = 0; attempt < MostTries && row is not null; attempt++)
        {
            var rows = new List<Row> { row };
            foreach (var key in ClientRegister.Read(row).Keys)
            {
                if (await store.ReadAsync(TableNames.Clients, Partition, ClientRegister.KeyOf(key.Id), null, cancellationToken) is { } issued)
                {
                    rows.Add(issued);
                }
            }

            var now = await store.ReadAsync(TableNames.Clients, Partition, first.Key, null, cancellationToken);
            if (now?.ETag == row.ETag)
            {
                foreach (var one in rows)
                {
                    await output.WriteRowAsync(new(TableNames.Clients, Partition, one), cancellationToken);
                }

                return;
            }

            row = now;
        }

        if (row is not null)
        {
            throw new ExportUnsettledException("A client is being changed without a pause; export again later.");
        }
    }
}
