namespace Collab.Storage;

/// <summary>Where the register is kept.</summary>
public enum StorageKind
{
    /// <summary>One SQLite file and a folder on this machine.</summary>
    Embedded,

    /// <summary>Table and Blob Storage of an Azure account, or of Azurite.</summary>
    Azure,
}
