using System.Text.Json;

namespace Collab.Core.Agreements;

/// <summary>Makes a collaboration's JSON of proposed fields. What the text contradicts, and what would break a rule beside another field, is left out.</summary>
internal static class DraftCollaboration
{
    private const double Least = 0.5;

    public static JsonElement Of(IReadOnlyCollection<ProposedField> fields) => JsonValue.Of(writer =>
    {
        writer.WriteStartObject();
        foreach (var field in fields.Where(f => f.Confidence >= Least && Holds(f, fields)))
        {
            writer.WritePropertyName(field.Field);
            field.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    });

    private static bool Holds(ProposedField field, IReadOnlyCollection<ProposedField> fields) => field.Field switch
    {
        FieldNames.Partners => field.Value.GetArrayLength() > 0,
        FieldNames.AutoRenewMonths => fields.Any(f => f.Field == FieldNames.EndsOn && f.Confidence >= Least),
        FieldNames.EndsOn => !fields.Any(f => f.Field == FieldNames.StartsOn && f.Confidence >= Least
            && string.CompareOrdinal(f.Value.GetString(), field.Value.GetString()) > 0),
        _ => true,
    };
}
