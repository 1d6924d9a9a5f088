#nullable disable

namespace Azure.Data.Tables;

/// <summary>An account's name and one of its keys.</summary>
public class TableSharedKeyCredential
{
    /// <summary>A credential of <paramref name="accountName"/>.</summary>
    /// <exception cref="FormatException"><paramref name="accountKey"/> is not Base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        ArgumentException.ThrowIfNullOrEmpty(accountName);
        ArgumentException.ThrowIfNullOrEmpty(accountKey);
        AccountName = accountName;
        Key = Convert.FromBase64String(accountKey);
    }

    internal string AccountName { get; }

    internal byte[] Key { get; }
}
