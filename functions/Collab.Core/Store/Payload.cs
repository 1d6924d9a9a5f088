using System.Globalization;

namespace Collab.Core.Store;

/// <summary>A value that may be longer than one column may hold: split over <c>name</c>, <c>name1</c>, <c>name2</c>, …</summary>
public static class Payload
{
    // Azure takes 64 KiB a binary value; Azurite counts its base64 text and takes little more than a third of that.
    private const int Chunk = 20 * 1024;

    /// <summary>How many columns a list asks for; longer values are rare and read by themselves.</summary>
    private const int UsualColumns = 4;

    public static void Write(Dictionary<string, object> values, string name, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length <= Chunk)
        {
            values[name] = bytes;
            return;
        }

        for (int at = 0, part = 0; at < bytes.Length; at += Chunk, part++)
        {
            values[Column(name, part)] = bytes[at..Math.Min(at + Chunk, bytes.Length)];
        }
    }

    /// <summary>The bytes, or null when the row has no such value.</summary>
    public static byte[]? Read(Row row, string name)
    {
        ArgumentNullException.ThrowIfNull(row);
        var first = row.Bytes(name);
        if (first is null || first.Length < Chunk)
        {
            return first;
        }

        using var whole = new MemoryStream();
        whole.Write(first);
        for (var part = 1; row.Bytes(Column(name, part)) is { } next; part++)
        {
            whole.Write(next);
        }

        return whole.ToArray();
    }

    /// <summary>A row's values in order of their names, those that <see cref="Write"/> has split put together again.</summary>
    public static SortedDictionary<string, object> Joined(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var joined = new SortedDictionary<string, object>(StringComparer.Ordinal);
        var parts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in row.Values)
        {
            if (value is byte[] { Length: Chunk } && row.Values.ContainsKey(Column(name, 1)) && !IsPart(row, name))
            {
                joined[name] = Read(row, name)!;
                for (var part = 1; row.Values.ContainsKey(Column(name, part)); part++)
                {
                    parts.Add(Column(name, part));
                }
            }
            else
            {
                joined.TryAdd(name, value);
            }
        }

        foreach (var part in parts)
        {
            joined.Remove(part);
        }

        return joined;
    }

    /// <summary>The columns that hold a value of usual length, for a list that doesn't want whole rows.</summary>
    public static IReadOnlyList<string> UsualColumnsOf(string name) => [.. Enumerable.Range(0, UsualColumns).Select(part => Column(name, part))];

    /// <summary>True when the row was read with <see cref="UsualColumnsOf"/> and the value goes on behind them.</summary>
    public static bool MayGoOn(Row row, string name)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Bytes(Column(name, UsualColumns - 1)) is { Length: Chunk };
    }

    /// <summary>Is the column a part of a split value, and not its first? The whole ones before it are then full.</summary>
    private static bool IsPart(Row row, string column)
    {
        var name = column.TrimEnd("0123456789".ToCharArray());
        return name.Length < column.Length && row.Values.TryGetValue(name, out var first) && first is byte[] { Length: Chunk };
    }

    private static string Column(string name, int part) => part == 0 ? name : name + part.ToString(CultureInfo.InvariantCulture);
}
