namespace Azure.Data.Tables;

/// <summary>What an update does to properties that it doesn't name.</summary>
public enum TableUpdateMode
{
    /// <summary>Keeps them.</summary>
    Merge = 0,

    /// <summary>Removes them.</summary>
    Replace = 1,
}
