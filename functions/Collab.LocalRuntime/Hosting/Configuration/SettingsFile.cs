using System.Text;
using System.Text.Json;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>A JSON settings file, flattened to configuration keys (<c>a:b:0</c>), each with the line it stands in.</summary>
/// <remarks>Read with a reader instead of a document: only the reader knows the line of a value that is valid JSON but wrong.</remarks>
internal sealed class SettingsFile
{
    private readonly Dictionary<string, SettingsValue> _values = new(StringComparer.OrdinalIgnoreCase);

    private SettingsFile(string path) => Path = path;

    public string Path { get; }

    public IReadOnlyDictionary<string, SettingsValue> Values => _values;

    /// <exception cref="InvalidDataException">The file cannot be read or is not a JSON object; the message names the line.</exception>
    public static SettingsFile Read(string path)
    {
        var file = new SettingsFile(path);
        ReadOnlySpan<byte> bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{path} cannot be read ({fault.Message}); allow this user to read it, or remove it.", fault);
        }

        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw file.Fault(1, "is no JSON object", "begin it with { and end it with }");
            }

            file.ReadObject(ref reader, bytes, string.Empty);
            reader.Read();
        }
        catch (JsonException fault)
        {
            throw file.Fault((int)(fault.LineNumber ?? 0) + 1, "is not valid JSON there", "correct that line (a quote, comma or brace before it may be missing)", fault);
        }

        return file;
    }

    /// <summary>The exception for a fault in this file: one sentence with the file, the line and the remedy.</summary>
    public InvalidDataException Fault(int line, string wrong, string remedy, Exception? cause = null) =>
        new($"{Path}, line {line}: the file {wrong}; {remedy}.", cause);

    private void ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            ReadValue(ref reader, bytes, path.Length == 0 ? name : $"{path}:{name}");
        }
    }

    private void ReadArray(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            ReadValue(ref reader, bytes, $"{path}:{index}");
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, string path)
    {
        var line = 1 + bytes[..(int)reader.TokenStartIndex].Count((byte)'\n');
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _values[path] = new SettingsValue(null, JsonTokenType.StartObject, line);
                ReadObject(ref reader, bytes, path);
                break;
            case JsonTokenType.StartArray:
                _values[path] = new SettingsValue(null, JsonTokenType.StartArray, line);
                ReadArray(ref reader, bytes, path);
                break;
            case JsonTokenType.Null:
                _values[path] = new SettingsValue(null, JsonTokenType.Null, line);
                break;
            case JsonTokenType.String:
                _values[path] = new SettingsValue(reader.GetString(), JsonTokenType.String, line);
                break;
            default:
                _values[path] = new SettingsValue(Encoding.UTF8.GetString(reader.ValueSpan), reader.TokenType, line);
                break;
        }
    }
}
