namespace Collab.Formats.Reading.Pdf;

/// <summary>A dictionary as it stands in the file: values may be addresses of objects. <see cref="PdfFile"/> looks those up.</summary>
internal class PdfDictionary(Dictionary<string, object?> entries)
{
    public static readonly PdfDictionary Empty = new([]);

    public IReadOnlyDictionary<string, object?> Entries => entries;

    public object? this[string key] => entries.GetValueOrDefault(key);
}

/// <summary>A dictionary with bytes behind it, which <see cref="PdfFile.Decode"/> unpacks.</summary>
internal sealed class PdfStream(Dictionary<string, object?> entries, ReadOnlyMemory<byte> packed) : PdfDictionary(entries)
{
    /// <summary>Decrypted, but still packed.</summary>
    public ReadOnlyMemory<byte> Packed { get; } = packed;
}
