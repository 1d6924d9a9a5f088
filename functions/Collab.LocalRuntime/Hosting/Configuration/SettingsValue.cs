using System.Text.Json;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>A value of a <see cref="SettingsFile"/>: its text (null for an object, an array and null), its kind and its line.</summary>
internal readonly record struct SettingsValue(string? Text, JsonTokenType Kind, int Line)
{
    public bool IsContainer => Kind is JsonTokenType.StartObject or JsonTokenType.StartArray;
}
