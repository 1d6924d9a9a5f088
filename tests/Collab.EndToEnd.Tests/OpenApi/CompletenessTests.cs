using System.Globalization;
using System.Text.Json.Nodes;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>Nothing is missing from the OpenAPI document. A failure lists every gap, and where to close it.</summary>
public sealed class CompletenessTests(DescribedApi api) : IClassFixture<DescribedApi>
{
    private const string Register = "/paths/~1api~1v1~1collaborations/post";

    [Fact]
    public void Document_OfTheEndpoints_HasNoGap()
    {
        Assert.StartsWith("3.1.", api.Document["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEmpty(api.Endpoints);
        var gaps = new DocumentGaps(api.Endpoints, api.Document).All();
        Assert.True(gaps.Count == 0, $"{gaps.Count} gaps in the OpenAPI document:\n{string.Join('\n', gaps)}");
    }

    [Theory]
    [InlineData("/paths/~1api~1v1~1collaborations", "GET /api/v1/collaborations isn't in the document")]
    [InlineData(Register, "POST /api/v1/collaborations isn't in the document")]
    [InlineData(Register + "/summary", "POST /api/v1/collaborations has no summary")]
    [InlineData(Register + "/operationId", "POST /api/v1/collaborations has no operationId")]
    [InlineData(Register + "/tags", "POST /api/v1/collaborations has no subject")]
    [InlineData(Register + "/security", "POST /api/v1/collaborations is behind a token")]
    [InlineData(Register + "/requestBody/content/application~1json/examples", "POST /api/v1/collaborations has a body without a schema or an example")]
    [InlineData(Register + "/responses/201/content/application~1json/examples", "POST /api/v1/collaborations has an answer without a schema or an example")]
    [InlineData(Register + "/responses/201", "POST /api/v1/collaborations has no answer but errors")]
    [InlineData(Register + "/responses/401", "POST /api/v1/collaborations must have a 401")]
    [InlineData("/components/responses/Problem413-too-large/content/application~1problem+json/examples", "POST /api/v1/collaborations has an error response without")]
    [InlineData("/paths/~1api~1v1~1collaborations~1{id}/get/parameters", "GET /api/v1/collaborations/{id} has [id] in its route, and [] described")]
    [InlineData("/paths/~1api~1v1~1collaborations~1{id}/get/parameters/0/example", "GET /api/v1/collaborations/{id}: the parameter 'id' has no schema, example")]
    [InlineData("/components/schemas/ActivityInput/additionalProperties", "The schema ActivityInput takes unknown fields")]
    [InlineData("/components/schemas/Activity/description", "The schema Activity has no description")]
    public void Document_WithoutAPart_TellsOfTheGap(string pointer, string gap)
    {
        var mutilated = api.Document.DeepClone();
        Remove(mutilated, pointer);
        Assert.Contains(new DocumentGaps(api.Endpoints, mutilated).All(), g => g.StartsWith(gap, StringComparison.Ordinal));
    }

    /// <summary>Removes what an RFC 6901 pointer points to.</summary>
    private static void Remove(JsonNode from, string pointer)
    {
        var parts = pointer.Split('/').Skip(1).Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var parent = parts[..^1].Aggregate(from, (at, part) => (at is JsonArray list ? list[int.Parse(part, CultureInfo.InvariantCulture)] : at[part])!);
        Assert.True(parent.AsObject().Remove(parts[^1]), $"{pointer} isn't there.");
    }
}
