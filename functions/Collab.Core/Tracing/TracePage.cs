using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Results;

namespace Collab.Core.Tracing;

/// <summary>A page of the records behind a figure, and the members that stand beside its items.</summary>
/// <param name="Page">Its items and where it ends.</param>
/// <param name="Members"><c>figure</c>, <c>value</c>, <c>sum</c> and, on the last page, <c>differs</c> with a <c>note</c>; JSON without the braces.</param>
public sealed record TracePage(RecordPage Page, byte[] Members)
{
    internal static TracePage Of(Figure figure, RecordPage page, TracePosition at)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("figure", figure.Pointer);
            json.WritePropertyName("value");
            Write(json, figure);
            json.WritePropertyName("sum");
            TracedRecord.Write(json, figure, FigureSum.Total(figure, at.Sums));
            if (page.Next is null)
            {
                WriteEnd(json, FigureSum.Differs(figure, at.Sums), at.Unsure);
            }

            json.WriteEndObject();
        }

        return new(page, buffer.ToArray()[1..^1]);
    }

    /// <summary>The value; of an object only its numbers, without the groups in it.</summary>
    private static void Write(Utf8JsonWriter json, Figure figure)
    {
        if (figure.Value.ValueKind != JsonValueKind.Object)
        {
            figure.Value.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var member in figure.Members)
        {
            json.WritePropertyName(member);
            figure.Value.GetProperty(member).WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, bool differs, bool unsure)
    {
        json.WriteBoolean("differs", differs);
        if (unsure)
        {
            json.WriteString("note", "The register no longer knows how some of the records were when the report was made: a change was too large for its history to keep the fields, or what was deleted has been cleared away.");
        }
        else if (differs)
        {
            json.WriteString("note", "These records don't add up to the figure: records or institutions were changed while the report was being made, or institutions or settings since.");
        }
    }
}
