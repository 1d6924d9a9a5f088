using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Results;

namespace Collab.Core.History;

/// <summary>What the check of a collaboration's whole history found.</summary>
/// <param name="Entries">How many entries, from the first on, follow one on the other.</param>
/// <param name="BrokenAt">The version that breaks the chain; null when it is whole.</param>
/// <param name="Detail">What was found, in a sentence.</param>
public sealed record ChainReport(int Entries, int? BrokenAt, string Detail)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool Intact => BrokenAt is null;

    /// <summary><c>{"intact", "entries", "brokenAt", "detail"}</c>, all of them always there.</summary>
    public byte[] ToJson()
    {
        using var buffer = new MemoryStream(160);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteBoolean("intact", Intact);
            json.WriteNumber("entries", Entries);
            if (BrokenAt is { } version)
            {
                json.WriteNumber("brokenAt", version);
            }
            else
            {
                json.WriteNull("brokenAt");
            }

            json.WriteString("detail", Detail);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}

/// <summary>A page of a history, and what the check of the whole found.</summary>
public sealed record VerifiedHistory(RecordPage Page, ChainReport Chain);
