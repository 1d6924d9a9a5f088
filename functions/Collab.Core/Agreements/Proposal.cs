using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Core.Agreements;

/// <summary>What an agreement's text says of the collaboration that it makes. An officer decides on it; nothing is registered by it.</summary>
public sealed record Proposal
{
    /// <summary>What was found, in the order of a collaboration's JSON. A field that wasn't found isn't in it.</summary>
    public required IReadOnlyList<ProposedField> Fields { get; init; }

    /// <summary>Names of the fields that a collaboration must have and that weren't found.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>What an officer should know besides, in plain words, such as a form's value that breaks a rule.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>BCP 47 tag of the language in which most of the text is written; null when it couldn't be told.</summary>
    public string? Language { get; init; }

    /// <summary>The collaboration as <c>POST /collaborations</c> takes it, made of the fields; incomplete when something is missing.</summary>
    public required JsonElement Draft { get; init; }

    /// <summary>The home institution in whose register the collaboration would be; null when it couldn't be told.</summary>
    [JsonIgnore]
    public string? Home => Draft.TryGetProperty(FieldNames.Institution, out var institution) ? institution.GetString() : null;

    /// <summary>The proposed field of this name, or null.</summary>
    public ProposedField? Find(string field) => Fields.FirstOrDefault(f => f.Field == field);
}
