using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Collab.Core.Json;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>The document's examples of stored records are what the register would write.</summary>
public sealed class StoredExampleTests(DescribedApi api) : IClassFixture<DescribedApi>
{
    /// <summary>The types that the register stores and answers with, by name.</summary>
    private static readonly Dictionary<string, Type> Records = typeof(RegisterJson).GetCustomAttributesData()
        .Where(a => a.AttributeType == typeof(JsonSerializableAttribute))
        .Select(a => (Type)a.ConstructorArguments[0].Value!)
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    [Fact]
    public void Examples_OfStoredRecords_ReadAndWriteToTheSame()
    {
        var examples = Operation.AllOf(api.Document).SelectMany(Answered).ToArray();
        Assert.Superset(new HashSet<string> { "Institution", "Collaboration", "Activity", "Document", "ReportRecord", "Report" }, examples.Select(e => e.Schema).ToHashSet());
        Assert.All(examples, example => Assert.True(
            JsonNode.DeepEquals(example.Value, WrittenAgain(Records[example.Schema], example.Value)),
            $"The example of {example.Schema} at {example.Operation} isn't what the register writes:\n{WrittenAgain(Records[example.Schema], example.Value)}"));
    }

    private static JsonNode WrittenAgain(Type type, JsonNode value)
    {
        var info = RegisterJson.Readable.GetTypeInfo(type)!;
        return JsonSerializer.SerializeToNode(value.Deserialize(info), info)!;
    }

    /// <summary>The examples of a record's 2xx answers; those of a page are its items.</summary>
    private static IEnumerable<(Operation Operation, string Schema, JsonNode Value)> Answered(Operation operation) =>
        from response in operation.Responses
        where response.Status < 300
        from content in response.Response["content"]?.AsObject() ?? []
        let schema = content.Value!["schema"]!["$ref"]?.GetValue<string>().Split('/')[^1]
        where schema is not null
        let isPage = schema.EndsWith("Page", StringComparison.Ordinal)
        let record = isPage ? schema[..^"Page".Length] : schema
        where Records.ContainsKey(record)
        from example in content.Value["examples"]!.AsObject()
        let value = example.Value!["value"]!
        from one in isPage ? value["items"]!.AsArray().Select(i => i!) : [value]
        select (operation, record, one);
}
