using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Standards;

namespace Collab.Core.Tracing;

/// <summary>A record behind a figure, as it was when the report was made, and how it counts in it.</summary>
internal sealed record TracedRecord(string Type, Guid Collaboration, Guid Id, Int128[] Counts, byte[] Record)
{
    public byte[] ToJson(Figure figure, bool ofPrevious)
    {
        using var buffer = new MemoryStream(Record.Length + 200);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("type", Type);
            json.WriteString("collaboration", Collaboration);
            json.WriteString("id", Id);
            if (figure.IsChange)
            {
                json.WriteString("period", ofPrevious ? "previous" : "period");
            }

            json.WritePropertyName("counts");
            Write(json, figure, Counts);
            json.WritePropertyName("record");
            json.WriteRawValue(Record, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>Numbers under the names of the figure's members; money as the report writes it.</summary>
    public static void Write(Utf8JsonWriter json, Figure figure, Int128[] counts)
    {
        json.WriteStartObject();
        for (var i = 0; i < counts.Length; i++)
        {
            json.WritePropertyName(figure.Members[i]);
            if (figure.Subject == FigureSubject.Funding)
            {
                json.WriteStringValue(MoneyOf(figure, counts[i]));
            }
            else
            {
                json.WriteRawValue(counts[i].ToString(CultureInfo.InvariantCulture));
            }
        }

        json.WriteEndObject();
    }

    public static string MoneyOf(Figure figure, Int128 units) => Money.OfMinorUnits(
        units, Currencies.Find(figure.Key) ?? throw new InvalidDataException($"The report has a currency {figure.Key} that isn't one."));
}
