using System.Text;
using System.Text.Json.Nodes;

namespace Collab.Web.Api.OpenApi;

/// <summary>
/// An example in the OpenAPI document: a file in <c>Api/OpenApi/Examples</c>, which tests hold against its schema and give to the reader
/// that reads such requests.
/// </summary>
internal sealed record Example(string Name, JsonNode Value)
{
    /// <summary>The example in the file <paramref name="name"/><c>.json</c>.</summary>
    public static Example Of(string name) => new(name, JsonNode.Parse(Text(name + ".json"))!);

    /// <summary>The example that is a text and not JSON, in the file of this whole name.</summary>
    public static Example OfText(string fileName) => new(Path.GetFileNameWithoutExtension(fileName), JsonValue.Create(Text(fileName)));

    private static string Text(string fileName)
    {
        using var stream = typeof(Example).Assembly.GetManifestResourceStream("examples/" + fileName)
            ?? throw new InvalidOperationException($"There is no example '{fileName}' in Api/OpenApi/Examples.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
