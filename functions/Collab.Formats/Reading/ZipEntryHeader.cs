namespace Collab.Formats.Reading;

/// <summary>What the directory at the end of a ZIP file says of one entry.</summary>
internal sealed record ZipEntryHeader
{
    /// <summary>The name, letter for letter; in UTF-8 or in a code page of old, which only differ beyond ASCII.</summary>
    public required string Name { get; init; }

    /// <summary>The general purpose flags of APPNOTE 4.4.4.</summary>
    public required int Flags { get; init; }

    /// <summary>0 is stored, 8 is deflated.</summary>
    public required int Method { get; init; }

    public required long PackedBytes { get; init; }

    /// <summary>As announced. Nobody has inflated it yet.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where the entry's own header stands.</summary>
    public required long Offset { get; init; }

    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Its sizes stand behind the content, not before it.</summary>
    public bool HasDescriptor => (Flags & 8) != 0;
}
