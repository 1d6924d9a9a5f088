using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// The property names of an answer, each made into a string once. Entities of a page mostly have the same properties in the same
/// order, so the next name is first compared with the one that followed last time.
/// </summary>
internal sealed class NameTable
{
    private static readonly string[] Types =
        ["Edm.String", "Edm.Int32", "Edm.Int64", "Edm.Double", "Edm.Boolean", "Edm.Guid", "Edm.Binary", "Edm.DateTime"];

    private readonly List<(string Name, string? Typed)> _names =
    [
        (PropertyNames.Metadata, null), (PropertyNames.ETag, null), (PropertyNames.PartitionKey, null), (PropertyNames.RowKey, null),
        (PropertyNames.Timestamp, null),
    ];

    private int _next;
    private int _found;

    /// <summary>Begins with the first name again: the next entity.</summary>
    public void Restart() => _next = 0;

    /// <summary>The name at <paramref name="reader"/>.</summary>
    public string Find(ref Utf8JsonReader reader)
    {
        var count = _names.Count;
        for (var i = 0; i < count; i++)
        {
            var at = _next + i;
            at = at >= count ? at - count : at;
            if (reader.ValueTextEquals(_names[at].Name))
            {
                return Take(at);
            }
        }

        _names.Add((reader.GetString()!, null));
        return Take(count);
    }

    /// <summary>The property that <paramref name="name"/>, the last one found, gives the type of; the very string that <see cref="Find"/> returns for it.</summary>
    public string Typed(string name)
    {
        if (_names[_found].Typed is { } known)
        {
            return known;
        }

        var wanted = name[..^PropertyNames.TypeSuffix.Length];
        var at = _names.FindIndex(n => n.Name == wanted);
        if (at < 0)
        {
            _names.Insert(_next, (wanted, null));
        }
        else
        {
            wanted = _names[at].Name;
        }

        _names[_found] = (name, wanted);
        return wanted;
    }

    /// <summary>The type at <paramref name="reader"/>.</summary>
    public static string Type(ref Utf8JsonReader reader)
    {
        foreach (var type in Types)
        {
            if (reader.ValueTextEquals(type))
            {
                return type;
            }
        }

        return reader.GetString()!;
    }

    private string Take(int at)
    {
        _found = at;
        _next = at + 1;
        return _names[at].Name;
    }
}
