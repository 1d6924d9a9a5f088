using System.Buffers;

namespace Collab.Core.Store;

/// <summary>
/// The limits of Azure Table Storage, which hold in every adapter so that a register can move from one to the other.
/// Source: "Understanding the Table service data model" and "Performing entity group transactions", Azure documentation.
/// </summary>
public static class StoreLimits
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

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

    /// <summary>Rows of one page of a range.</summary>
    public const int RowsPerPage = 1000;

    /// <summary>Characters of a value's name.</summary>
    public const int CharactersPerName = 255;

    /// <summary>The earliest instant that the service keeps.</summary>
    public static DateTimeOffset EarliestInstant { get; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Checks the bounds of a range and the rows asked for.</summary>
    /// <exception cref="StoreLimitException">A bound is longer than a key can be, or the limit isn't 1–1000.</exception>
    public static void CheckRange(RowRange range, int limit)
    {
        // One more than a key: RowRange.After puts a space behind one.
        if (Math.Max(range.From.Length, range.To.Length) > (BytesPerKey / 2) + 1)
        {
            throw new StoreLimitException($"A bound of a range may have {(BytesPerKey / 2) + 1} characters.");
        }

        if (limit is < 1 or > RowsPerPage)
        {
            throw new StoreLimitException($"A page takes 1 to {RowsPerPage} rows; {limit} were asked for.");
        }
    }

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

        if (!IsWellFormed(key))
        {
            throw new StoreLimitException("A key may not have half a surrogate pair.");
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

            CheckName(index, name);
            size += name.Length + bytes;
        }

        return size <= BytesPerRow
            ? size
            : throw new StoreLimitException($"Change {index}: a row may have {BytesPerRow} bytes; this one has {size}.");
    }

    private static int SizeOf(int index, string name, object value) => value switch
    {
        string text when IsWellFormed(text) => text.Length * 2,
        string => throw new StoreLimitException($"Change {index}: '{name}' has half a surrogate pair, which no store keeps."),
        byte[] bytes => bytes.Length,
        int or bool => 4,
        DateTimeOffset instant when instant < EarliestInstant =>
            throw new StoreLimitException($"Change {index}: '{name}' is before the year 1601, which no store keeps."),
        long or double or DateTimeOffset => 8,
        Guid => 16,
        _ => throw new StoreLimitException($"Change {index}: '{name}' has the type {value?.GetType().Name ?? "null"}, which no store keeps."),
    };

    /// <summary>The service takes identifiers, and keeps three names for itself.</summary>
    private static void CheckName(int index, string name)
    {
        if (name.Length is 0 or > CharactersPerName || name.AsSpan().ContainsAnyExcept(NameCharacters) || char.IsAsciiDigit(name[0])
            || name is "PartitionKey" or "RowKey" or "Timestamp")
        {
            throw new StoreLimitException(
                $"Change {index}: '{name}' can't name a value; a name is 1 to {CharactersPerName} ASCII letters, digits and underscores, not first a digit.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var at = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); at >= 0 && at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at])))
            {
                return false;
            }
        }

        return true;
    }
}
