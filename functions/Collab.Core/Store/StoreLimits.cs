using System.Text;

namespace Collab.Core.Store;

/// <summary>
/// The limits of Azure Table Storage, which hold in every adapter so that a register can move from one to the other.
/// Source: "Understanding the Table service data model" and "Performing entity group transactions", Azure documentation.
/// </summary>
public static class StoreLimits
{
    /// <summary>Changes in one commit.</summary>
    public const int ChangesPerCommit = 100;

    /// <summary>Bytes of one commit.</summary>
    public const int BytesPerCommit = 4 * 1024 * 1024;

    /// <summary>Bytes of one row, names and values.</summary>
    public const int BytesPerRow = 1024 * 1024;

    /// <summary>Bytes of one value; a text counts two bytes a UTF-16 unit.</summary>
    public const int BytesPerValue = 64 * 1024;

    /// <summary>Values of one row beside its keys and time stamp.</summary>
    public const int ValuesPerRow = 252;

    /// <summary>Bytes of a partition or row key (1 KiB, two bytes a UTF-16 unit).</summary>
    public const int BytesPerKey = 1024;

    /// <summary>Checks a partition or row key.</summary>
    /// <exception cref="StoreLimitException">The key is over 1 KiB or has a character that the service refuses.</exception>
    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length * 2 > BytesPerKey)
        {
            throw new StoreLimitException($"A key may have {BytesPerKey / 2} characters; this one has {key.Length}.");
        }

        foreach (var c in key)
        {
            if (c is '/' or '\\' or '#' or '?' || c < 0x20 || c is >= '\u007f' and <= '\u009f')
            {
                throw new StoreLimitException($"A key may not have the character U+{(int)c:X4}.");
            }
        }
    }

    /// <summary>Checks a whole commit of one partition.</summary>
    /// <exception cref="StoreLimitException">A limit is broken; the message names the change and the limit.</exception>
    public static void CheckCommit(string partition, IReadOnlyList<RowChange> changes)
    {
        CheckKey(partition);
        if (changes.Count is 0 or > ChangesPerCommit)
        {
            throw new StoreLimitException($"A commit takes 1 to {ChangesPerCommit} changes; this one has {changes.Count}.");
        }

        var keys = changes.Count > 1 ? new HashSet<string>(changes.Count, StringComparer.Ordinal) : null;
        long total = 0;
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            CheckKey(change.Key);
            if (keys is not null && !keys.Add(change.Key))
            {
                throw new StoreLimitException($"Change {i} names the key '{change.Key}' a second time.");
            }

            total += CheckRow(i, change);
        }

        if (total > BytesPerCommit)
        {
            throw new StoreLimitException($"A commit may have {BytesPerCommit} bytes; this one has {total}.");
        }
    }

    private static long CheckRow(int index, RowChange change)
    {
        var values = change switch
        {
            RowChange.Add add => add.Values,
            RowChange.Replace replace => replace.Values,
            RowChange.Put put => put.Values,
            _ => null,
        };
        var size = (long)change.Key.Length * 2;
        if (values is null)
        {
            return size;
        }

        if (values.Count > ValuesPerRow)
        {
            throw new StoreLimitException($"Change {index}: a row may have {ValuesPerRow} values; this one has {values.Count}.");
        }

        foreach (var (name, value) in values)
        {
            var bytes = SizeOf(index, name, value);
            if (bytes > BytesPerValue)
            {
                throw new StoreLimitException($"Change {index}: '{name}' may have {BytesPerValue} bytes; it has {bytes}.");
            }

            size += Encoding.UTF8.GetByteCount(name) + bytes;
        }

        return size <= BytesPerRow
            ? size
            : throw new StoreLimitException($"Change {index}: a row may have {BytesPerRow} bytes; this one has {size}.");
    }

    private static int SizeOf(int index, string name, object value) => value switch
    {
        string text => text.Length * 2,
        byte[] bytes => bytes.Length,
        int or bool => 4,
        long or double or DateTimeOffset => 8,
        Guid => 16,
        _ => throw new StoreLimitException($"Change {index}: '{name}' has the type {value?.GetType().Name ?? "null"}, which no store keeps."),
    };
}
