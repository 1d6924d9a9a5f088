namespace Collab.Bench.Floors;

/// <summary>Rows to be read by a floor: those with keys from <paramref name="From"/> to <paramref name="To"/> (exclusive), in pages as large as there are.</summary>
/// <param name="Table">The register's table.</param>
/// <param name="Partition">The rows' partition.</param>
/// <param name="From">The first key.</param>
/// <param name="To">The key behind the last; null reads the one row with the key <paramref name="From"/>.</param>
/// <param name="Rows">How many rows are wanted.</param>
/// <param name="Columns">The columns that are wanted, where the store can leave out others; null is all.</param>
internal sealed record FloorRead(string Table, string Partition, string From, string? To = null, int Rows = 1, IReadOnlyList<string>? Columns = null);
