using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Finance;
using Collab.Core.Json;
using Collab.Core.Outcomes;
using Collab.Core.Results;
using Collab.Core.Settings;

namespace Collab.Core.Items;

/// <summary>A type of records that hang on a collaboration: its names, and how it is read and written.</summary>
public sealed class ItemType
{
    private readonly JsonTypeInfo json;
    private readonly ItemReader read;

    private ItemType(string name, string plural, char mark, JsonTypeInfo json, ItemReader read)
    {
        (Name, Plural, Mark) = (name, plural, mark);
        this.json = json;
        this.read = read;
    }

    private delegate IItem? ItemReader(JsonElement json, RegisterSettings settings, Faults faults);

    public static ItemType Activity { get; } = new(
        "activity", "activities", 'a', RegisterJson.Readable.Activity, (json, settings, faults) => ActivityReader.Read(json, faults)?.Complete(settings, faults));

    public static ItemType Outcome { get; } = new(
        "outcome", "outcomes", 'o', RegisterJson.Readable.Outcome, (json, _, faults) => OutcomeReader.Read(json, faults));

    public static ItemType Funding { get; } = new(
        "funding", "funding", 'f', RegisterJson.Readable.Funding, (json, _, faults) => FundingReader.Read(json, faults));

    public static ItemType Challenge { get; } = new(
        "challenge", "challenges", 'h', RegisterJson.Readable.Challenge, (json, settings, faults) => ChallengeReader.Read(json, settings.DefaultLanguage, faults));

    /// <summary>Links to documents. They are made here and never sent, so that <see cref="All"/> doesn't have them.</summary>
    public static ItemType Document { get; } = new(
        "document", "documents", 'd', RegisterJson.Readable.LinkedDocument, (_, _, _) => throw new NotSupportedException("A link to a document isn't sent."));

    /// <summary>The types that are sent.</summary>
    public static IReadOnlyList<ItemType> All { get; } = [Activity, Outcome, Funding, Challenge];

    /// <summary>The name in history, in <c>POST /records</c> and in references.</summary>
    public string Name { get; }

    /// <summary>The name in addresses.</summary>
    public string Plural { get; }

    /// <summary>The letter in row keys.</summary>
    public char Mark { get; }

    public static ItemType? Find(string name) => All.FirstOrDefault(t => t.Name == name);

    /// <summary>The record as sent, its stamp left empty; null with faults.</summary>
    public IItem? Read(JsonElement sent, RegisterSettings settings, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var item = read(sent, settings, faults);
        return faults.Any ? null : item;
    }

    /// <summary>The record of its stored JSON.</summary>
    public IItem Parse(ReadOnlySpan<byte> stored) => (IItem)JsonSerializer.Deserialize(stored, json)!;

    public byte[] Bytes(IItem item) => JsonSerializer.SerializeToUtf8Bytes(item, json);

    public override string ToString() => Name;
}
