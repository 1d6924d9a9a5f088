namespace Collab.Functions.Demo;

/// <summary>A file as an institution would drop it, and how many rows it has below its headers: none for a document that people read.</summary>
internal sealed record DemoFile(string Institution, string Name, int Rows, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its name in the container <c>uploads</c>.</summary>
    public string BlobName => $"{Institution}/{Name}";

    public string ContentType { get; init; } = "text/csv";

    /// <summary>How many of its rows are wrong on purpose, to show what comes back.</summary>
    public int Wrong { get; init; }

    /// <summary>Whether this is the fate that the file is to have. A duplicate was read under another name.</summary>
    public bool Accepts(DemoDocument document) => Wrong == 0
        ? document.Fate is "accepted" or "duplicate"
        : document.Fate is "partly-accepted" && document.Rejected == Wrong;
}
