using System.Net;

namespace Azure.Data.Tables;

/// <summary>The addresses of an account's tables and entities, made once an account and table, with keys escaped.</summary>
internal sealed class TableAddress
{
    private readonly string _root;

    public TableAddress(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Endpoint = endpoint;
        _root = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
    }

    /// <summary>The account's Table service.</summary>
    public Uri Endpoint { get; }

    /// <summary>Where transactions go.</summary>
    public string Batch => _root + "/$batch";

    /// <summary>The list of tables.</summary>
    public string Tables => _root + "/Tables";

    /// <summary>The account that <paramref name="endpoint"/> names: in its path for an address or localhost, else in its host.</summary>
    public static string? AccountOf(Uri endpoint)
    {
        if (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out _) || endpoint.IsLoopback)
        {
            var path = endpoint.AbsolutePath.Trim('/');
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            path = slash < 0 ? path : path[..slash];
            return path.Length == 0 ? null : path;
        }

        var dot = endpoint.Host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? endpoint.Host : endpoint.Host[..dot];
    }

    /// <summary>A table in the list of tables.</summary>
    public string TableItem(string table) => $"{_root}/Tables('{Uri.EscapeDataString(table)}')";

    /// <summary>A table's entities.</summary>
    public string Table(string table) => $"{_root}/{Uri.EscapeDataString(table)}";

    /// <summary>One entity of <paramref name="tableAddress"/>.</summary>
    public static string Entity(string tableAddress, string partitionKey, string rowKey) =>
        string.Concat(tableAddress, "(PartitionKey='", Escape(partitionKey), "',RowKey='") + Escape(rowKey) + "')";

    /// <summary>A key within an address: a quote within quotes is doubled (OData), then everything but unreserved characters is percent-encoded.</summary>
    public static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
