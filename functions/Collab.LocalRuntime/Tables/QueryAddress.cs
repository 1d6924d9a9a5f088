using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>The address of a page of a query.</summary>
internal static class QueryAddress
{
    /// <summary>Adds what is set of a query's options, and where the page continues.</summary>
    public static string Of(string address, string? filter, string? select, int? top, params ReadOnlySpan<(string Name, string? Value)> continuation)
    {
        var query = new StringBuilder(address).Append('?');
        Add(query, "$filter", filter);
        Add(query, "$select", select);
        Add(query, "$top", top?.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in continuation)
        {
            Add(query, name, value);
        }

        query.Length--;
        return query.ToString();
    }

    private static void Add(StringBuilder query, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
        }
    }
}
