using System.Globalization;
using System.Text.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Json;

/// <summary>
/// Reads one JSON object field by field and notes every fault with its pointer: a wrong type, an unknown or repeated field, a value
/// out of bounds. What can't be read is null. Ask for every known field, then call <see cref="Close"/>.
/// </summary>
public sealed class ObjectReader
{
    private readonly Dictionary<string, JsonElement> fields;
    private readonly string pointer;

    private ObjectReader(JsonElement element, string pointer, Faults faults)
    {
        this.pointer = pointer;
        Faults = faults;
        fields = new(element.GetPropertyCount(), StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            if (!fields.TryAdd(property.Name, property.Value))
            {
                faults.Shape(At(property.Name), "repeated-field", "This field stands twice.");
            }
        }
    }

    public Faults Faults { get; }

    /// <summary>A reader of the object, or null (with a fault) when the value isn't one.</summary>
    public static ObjectReader? Open(JsonElement element, string pointer, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (element.ValueKind == JsonValueKind.Object)
        {
            return new(element, pointer, faults);
        }

        faults.Shape(pointer, "type", "An object is wanted here.");
        return null;
    }

    /// <summary>The JSON pointer of a field of this object.</summary>
    public string At(string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    /// <summary>The field's value; absent and null are the same.</summary>
    public bool Take(string name, out JsonElement value) =>
        fields.Remove(name, out value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A text of 1 to <paramref name="longest"/> characters without control characters other than line breaks and tabs, trimmed.</summary>
    public string? Text(string name, int longest, bool required = false)
    {
        if (!Take(name, out var value))
        {
            return Missing<string>(name, required);
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            return WrongType<string>(name, "a text");
        }

        return TextRules.Check(value.GetString()!, At(name), longest, Faults);
    }

    public TEnum? Code<TEnum>(string name, bool required = false)
        where TEnum : struct, Enum
    {
        if (!Take(name, out var value))
        {
            return Missing<TEnum?>(name, required);
        }

        return value.ValueKind == JsonValueKind.String ? CodeRules.Check<TEnum>(value.GetString()!, At(name), Faults) : WrongType<TEnum?>(name, "a text");
    }

    public DateOnly? Date(string name, bool required = false)
    {
        if (!Take(name, out var value))
        {
            return Missing<DateOnly?>(name, required);
        }

        return value.ValueKind == JsonValueKind.String ? DateRules.Check(value.GetString()!, At(name), Faults) : WrongType<DateOnly?>(name, "a date as text, like 2026-03-31");
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Integer(string name, int least, int most, bool required = false)
    {
        if (!Take(name, out var value))
        {
            return Missing<int?>(name, required);
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            return WrongType<int?>(name, "a whole number");
        }

        if (!value.TryGetDecimal(out var number) || number != decimal.Truncate(number))
        {
            return WrongType<int?>(name, "a whole number");
        }

        return (int?)NumberRules.Check(number, At(name), least, most, Faults);
    }

    /// <summary>A number from <paramref name="least"/> to <paramref name="most"/>, which may have decimals.</summary>
    public decimal? Number(string name, decimal least, decimal most)
    {
        if (!Take(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? NumberRules.Check(number, At(name), least, most, Faults)
            : WrongType<decimal?>(name, "a number");
    }

    public bool? Flag(string name, bool required = false)
    {
        if (!Take(name, out var value))
        {
            return Missing<bool?>(name, required);
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : WrongType<bool?>(name, "true or false");
    }

    /// <summary>A map from BCP 47 tag to text with at least one entry.</summary>
    public LocalText? TextMap(string name, int longest, bool required = false)
    {
        if (!Take(name, out var value))
        {
            return Missing<LocalText>(name, required);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return WrongType<LocalText>(name, "an object from language tag to text, like {\"en\": \"…\"}");
        }

        var entries = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in value.EnumerateObject())
        {
            TextRules.AddEntry(entries, property.Name, property.Value, At(name), longest, Faults);
        }

        if (entries.Count > 0)
        {
            return LocalText.Of(entries);
        }

        if (!value.EnumerateObject().Any())
        {
            Faults.Rule(At(name), "empty", "At least one language is wanted.");
        }

        return null;
    }

    /// <summary>As <see cref="TextMap"/>, but a plain text is taken too, as one in <paramref name="language"/>.</summary>
    public LocalText? TextMapOrText(string name, int longest, string language, bool required = false)
    {
        if (!fields.TryGetValue(name, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return TextMap(name, longest, required);
        }

        return Text(name, longest) is { } text ? LocalText.Of((language, text)) : null;
    }

    /// <summary>A list of at most <paramref name="most"/> values, each read by <paramref name="read"/>; null when the field is absent.</summary>
    public List<T>? List<T>(string name, int most, bool atLeastOne, Func<JsonElement, string, T?> read)
        where T : notnull
    {
        if (!Take(name, out var value))
        {
            return Missing<List<T>>(name, atLeastOne);
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            return WrongType<List<T>>(name, "a list");
        }

        var length = value.GetArrayLength();
        if (length > most || (atLeastOne && length == 0))
        {
            Faults.Rule(At(name), "length", atLeastOne ? $"1 to {most} values are wanted; there are {length}." : $"At most {most} values are taken; there are {length}.");
            return null;
        }

        var items = new List<T>(length);
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            if (read(element, string.Create(CultureInfo.InvariantCulture, $"{At(name)}/{index++}")) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    /// <summary>A list of codes without repetition.</summary>
    public List<TEnum>? CodeList<TEnum>(string name, bool atLeastOne = false)
        where TEnum : struct, Enum
    {
        var seen = new HashSet<TEnum>();
        return List<object>(name, 100, atLeastOne, (element, at) =>
        {
            if (element.ValueKind != JsonValueKind.String)
            {
                Faults.Shape(at, "type", "A text is wanted here.");
                return null;
            }

            var code = CodeRules.Check<TEnum>(element.GetString()!, at, Faults);
            if (code is { } value && !seen.Add(value))
            {
                Faults.Rule(at, "repeated", "This code stands in the list twice.");
            }

            return code;
        })?.ConvertAll(c => (TEnum)c);
    }

    /// <summary>Takes fields that Collab derives or decides: they may come back as they were given out, and are never taken from the sender.</summary>
    public void IgnoreDerived(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            Take(name, out _);
        }
    }

    /// <summary>Notes every field that nobody asked for.</summary>
    public void Close()
    {
        foreach (var name in fields.Keys)
        {
            Faults.Shape(At(name), "unknown-field", "There is no such field.");
        }
    }

    private T? Missing<T>(string name, bool required)
    {
        if (required)
        {
            Faults.Rule(At(name), "required", "This field is required.");
        }

        return default;
    }

    private T? WrongType<T>(string name, string wanted)
    {
        Faults.Shape(At(name), "type", $"This field takes {wanted}.");
        return default;
    }
}
