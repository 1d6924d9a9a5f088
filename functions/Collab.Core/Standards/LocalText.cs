using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Core.Standards;

/// <summary>A text that a person reads, in one or more languages: BCP 47 tag to string, in ordinal order of tags.</summary>
[JsonConverter(typeof(LocalTextConverter))]
public sealed class LocalText : IEquatable<LocalText>
{
    private readonly KeyValuePair<string, string>[] entries;

    private LocalText(KeyValuePair<string, string>[] entries) => this.entries = entries;

    public IReadOnlyList<KeyValuePair<string, string>> Entries => entries;

    public static LocalText Of(params ReadOnlySpan<(string Tag, string Text)> entries)
    {
        var pairs = new KeyValuePair<string, string>[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            pairs[i] = new(entries[i].Tag, entries[i].Text);
        }

        return Of(pairs);
    }

    public static LocalText Of(IEnumerable<KeyValuePair<string, string>> entries)
    {
        var sorted = entries.ToArray();
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new(sorted);
    }

    /// <summary>The text in the language, else in English, else in the first language there is.</summary>
    public string In(string language) => Find(language) ?? Find("en") ?? entries[0].Value;

    /// <summary>The text in exactly this language, or null.</summary>
    public string? Find(string language)
    {
        foreach (var (tag, text) in entries)
        {
            if (string.Equals(tag, language, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return null;
    }

    public bool Equals([NotNullWhen(true)] LocalText? other) => other is not null && entries.AsSpan().SequenceEqual(other.entries);

    public override bool Equals(object? obj) => Equals(obj as LocalText);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (tag, text) in entries)
        {
            hash.Add(tag, StringComparer.Ordinal);
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}

internal sealed class LocalTextConverter : JsonConverter<LocalText>
{
    public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var entries = new List<KeyValuePair<string, string>>(3);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var tag = reader.GetString()!;
            reader.Read();
            entries.Add(new(tag, reader.GetString()!));
        }

        return LocalText.Of(entries);
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (tag, text) in value.Entries)
        {
            writer.WriteString(tag, text);
        }

        writer.WriteEndObject();
    }
}
