using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Core.Agreements;

/// <summary>One field of a proposed collaboration, and where in the document it was read.</summary>
public sealed record ProposedField
{
    /// <summary>From this confidence on a field is right unless the document itself is wrong.</summary>
    public const double High = 0.9;

    /// <summary>The field's name in a collaboration's JSON.</summary>
    public required string Field { get; init; }

    /// <summary>The value in the shape of a collaboration's JSON.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>The sentence it was read from, cut after some 400 characters.</summary>
    public required string Sentence { get; init; }

    /// <summary>The sentence's page, from 1; null where the format doesn't know its pages.</summary>
    public int? Page { get; init; }

    /// <summary>From 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>Parties, as the document names them, that are no institution of the register. Only on <c>partners</c>.</summary>
    public IReadOnlyList<string>? Unmatched { get; init; }

    [JsonIgnore]
    public bool IsHigh => Confidence >= High;
}
