namespace Collab.Testing;

/// <summary>Names that no other test has, so that all can share one server.</summary>
public static class UniqueName
{
    /// <summary>A name for a table: a letter, then letters and digits.</summary>
    public static string Table() => $"t{Guid.CreateVersion7():N}";

    /// <summary>A name for a blob container or queue: small letters, digits and hyphens.</summary>
    public static string Container() => $"c-{Guid.CreateVersion7():D}";
}
