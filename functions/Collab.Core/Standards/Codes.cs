using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Collab.Core.Standards;

/// <summary>The wire codes of an enumeration: its names in kebab case (<c>LetterOfIntent</c> is <c>letter-of-intent</c>).</summary>
public static class Codes<TEnum>
    where TEnum : struct, Enum
{
    private static readonly TEnum[] Values = Enum.GetValues<TEnum>();

    private static readonly FrozenDictionary<string, TEnum> ByCode =
        Values.ToFrozenDictionary(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<TEnum, string> ByValue = ByCode.ToFrozenDictionary(p => p.Value, p => p.Key);

    /// <summary>All codes in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Values.Select(v => ByValue[v])];

    public static bool TryParse(string code, out TEnum value) => ByCode.TryGetValue(code, out value);

    public static string Of(TEnum value) => ByValue[value];
}

/// <summary>Writes and reads an enumeration by its <see cref="Codes{TEnum}"/>.</summary>
public sealed class CodeConverter<TEnum>() : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where TEnum : struct, Enum;
