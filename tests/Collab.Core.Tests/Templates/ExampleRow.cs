using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Collab.Core.Templates;

namespace Collab.Core.Tests.Templates;

/// <summary>
/// A template's examples as the record they describe: a column's name is the path of its field, <c>title.mn</c> or <c>partners.1.role</c>.
/// </summary>
internal static class ExampleRow
{
    public static JsonDocument AsJson(Template template)
    {
        var record = new JsonObject();
        foreach (var column in template.Columns.Where(c => c.Example.Length > 0 && c.Name != "collaboration"))
        {
            Place(record, column.Name.Split('.'), ValueOf(column));
        }

        return JsonDocument.Parse(record.ToJsonString());
    }

    private static void Place(JsonNode parent, ReadOnlySpan<string> path, JsonNode value)
    {
        var child = path.Length == 1 ? value : Find(parent, path[0]) ?? (IsNumber(path[1]) ? new JsonArray() : new JsonObject());
        if (child.Parent is null)
        {
            Add(parent, path[0], child);
        }

        if (path.Length > 1)
        {
            Place(child, path[1..], value);
        }
    }

    private static JsonNode? Find(JsonNode parent, string name) => parent is JsonArray list
        ? list.ElementAtOrDefault(int.Parse(name, CultureInfo.InvariantCulture) - 1)
        : parent[name];

    private static void Add(JsonNode parent, string name, JsonNode child)
    {
        if (parent is JsonArray list)
        {
            list.Add(child);
        }
        else
        {
            parent[name] = child;
        }
    }

    private static bool IsNumber(string part) => char.IsAsciiDigit(part[0]);

    /// <summary>Whole numbers are numbers in JSON, and so is the one code that is a number.</summary>
    private static JsonValue ValueOf(TemplateColumn column) => column.Type == ColumnType.Whole || column.List?.Name == "severities"
        ? JsonValue.Create(int.Parse(column.Example, CultureInfo.InvariantCulture))
        : JsonValue.Create(column.Example);
}
