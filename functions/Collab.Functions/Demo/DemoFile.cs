namespace Collab.Functions.Demo;

/// <summary>A CSV file of activities (UTF-8) as an institution would drop it, and how many rows it has below its header.</summary>
internal sealed record DemoFile(string Institution, string Name, int Rows, ReadOnlyMemory<byte> Content)
{
    /// <summary>Its name in the container <c>uploads</c>.</summary>
    public string BlobName => $"{Institution}/{Name}";
}
