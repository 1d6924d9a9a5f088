using System.IO.Compression;
using System.Text;
using Collab.Core.Documents.Reading;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>
/// The texts of documents, to be searched: folded as <see cref="TextSearch"/> folds words, and pressed together, so that a text fits its row. In a
/// partition of their own under the documents' keys, so that a page of documents and their texts are two ranges side by side.
/// </summary>
public sealed class DocumentTexts(IRowStore store)
{
    public const string Partition = "texts";

    /// <summary>Characters of a text that are searched; what stands behind them isn't found.</summary>
    internal const int Most = 500_000;

    /// <summary>Bytes under the store's limit for a row.</summary>
    private const int MostBytes = 900_000;

    /// <summary>Keeps a document's text, in place of the one before.</summary>
    public async Task KeepAsync(Guid document, DocumentText text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var values = new Dictionary<string, object>();
        Payload.Write(values, "text", Press(FoldedOf(text)));
        await store.CommitAsync(TableNames.Documents, Partition, [new RowChange.Put(DocumentKeys.Document(document), values)], cancellationToken);
    }

    /// <summary>The folded texts of a range of documents, by their keys.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> ReadAsync(RowRange range, CancellationToken cancellationToken)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(TableNames.Documents, Partition, range, null, cancellationToken))
        {
            texts[row.Key] = Unpress(Payload.Read(row, "text")!);
        }

        return texts;
    }

    private static string FoldedOf(DocumentText text)
    {
        var whole = new StringBuilder();
        foreach (var block in text.Pages.SelectMany(p => p.Blocks).Select(b => b.Text).Concat(text.FormFields.Values))
        {
            if (whole.Length + block.Length > Most)
            {
                break;
            }

            whole.Append(block).Append('\n');
        }

        return LetterFold.Of(string.Concat(whole.ToString().EnumerateRunes()).Replace('\ufffe', '\ufffd').Normalize());
    }

    /// <summary>A text that doesn't fit even so, such as one of random letters, is cut.</summary>
    private static byte[] Press(string text)
    {
        while (true)
        {
            using var pressed = new MemoryStream();
            using (var brotli = new BrotliStream(pressed, CompressionLevel.Fastest, leaveOpen: true))
            {
                brotli.Write(Encoding.UTF8.GetBytes(text));
            }

            if (pressed.Length <= MostBytes)
            {
                return pressed.ToArray();
            }

            text = text[..(text.Length / 2)];
        }
    }

    private static string Unpress(byte[] pressed)
    {
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(pressed), CompressionMode.Decompress), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
