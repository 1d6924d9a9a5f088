namespace Collab.Core.Store;

/// <summary>One row's part of a commit. A commit names each key at most once.</summary>
public abstract record RowChange(string Key)
{
    /// <summary>Inserts a row; refused with <see cref="RefusalReason.Exists"/> when the key is taken.</summary>
    public sealed record Add(string Key, IReadOnlyDictionary<string, object> Values) : RowChange(Key);

    /// <summary>Replaces all values of an existing row; refused when it is missing or its tag is not <paramref name="ETag"/>.</summary>
    public sealed record Replace(string Key, IReadOnlyDictionary<string, object> Values, string ETag) : RowChange(Key);

    /// <summary>Inserts or replaces, whatever is stored.</summary>
    public sealed record Put(string Key, IReadOnlyDictionary<string, object> Values) : RowChange(Key);

    /// <summary>Deletes an existing row; a null <paramref name="ETag"/> deletes whatever version is stored.</summary>
    public sealed record Delete(string Key, string? ETag = null) : RowChange(Key);
}
