using System.Buffers;
using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>Writes an operation's responses. Those that are problems are components, as most operations share them.</summary>
internal static class ResponseWriter
{
    private const string SamplePath = "/api/v1/institutions";
    private const string SampleTrace = "0af7651916cd43dd8448eb211c80319c";

    public static OpenApiResponses Write(OperationDescription described, bool open, SchemaBook book)
    {
        var responses = new SortedDictionary<int, IOpenApiResponse>();
        foreach (var answers in described.Answers.GroupBy(a => a.Status))
        {
            responses[answers.Key] = Answer([.. answers], book);
        }

        foreach (var problems in ProblemSamples.Of(described, open).GroupBy(p => p.Status))
        {
            responses[problems.Key] = Refusal([.. problems], book);
        }

        var written = new OpenApiResponses();
        foreach (var (status, response) in responses)
        {
            written[status.ToString(CultureInfo.InvariantCulture)] = response;
        }

        return written;
    }

    public static OpenApiMediaType Content(SchemaOf? schema, IReadOnlyList<Example> examples, SchemaBook book) => new()
    {
        Schema = schema is null ? new OpenApiSchema { Type = JsonSchemaType.String } : book.Of(schema),
        Examples = examples.Count == 0
            ? null
            : examples.ToDictionary(e => e.Name, IOpenApiExample (e) => new OpenApiExample { Value = e.Value.DeepClone() }),
    };

    private static OpenApiResponse Answer(AnswerDescription[] answers, SchemaBook book) => new()
    {
        Description = string.Join(' ', answers.Select(a => a.Text)),
        Headers = Headers(answers.SelectMany(a => a.Headers).Distinct()),
        Content = answers.Where(a => a.MediaType is not null).ToDictionary(a => a.MediaType!, a => Content(a.Schema, a.Examples, book)) is { Count: > 0 } content
            ? content
            : null,
    };

    private static Dictionary<string, IOpenApiHeader>? Headers(IEnumerable<AnswerHeader> headers) => headers.ToDictionary(
        h => h.Name,
        IOpenApiHeader (h) => new OpenApiHeader { Description = h.Text, Schema = Shapes.Text(Shapes.Any), Example = JsonValue.Create(h.Sample) }) is { Count: > 0 } written
            ? written
            : null;

    private static OpenApiResponseReference Refusal(Problem[] problems, SchemaBook book)
    {
        // The same codes with the same details are the same response, whoever answers it.
        var distinct = problems.GroupBy(p => p.Code).ToArray();
        var response = Refusal(problems, [.. distinct.Select(p => p.Key)], book);
        var name = $"Problem{problems[0].Status.ToString(CultureInfo.InvariantCulture)}-{string.Join('-', distinct.Select(p => p.Key))}";
        for (var number = 2; Differs(book.Document, name, response); number++)
        {
            name = $"{name.Split('.')[0]}.{number.ToString(CultureInfo.InvariantCulture)}";
        }

        book.Document.AddComponent<IOpenApiResponse>(name, response);
        return new(name, book.Document);
    }

    private static bool Differs(OpenApiDocument document, string name, OpenApiResponse response) =>
        document.Components?.Responses?.TryGetValue(name, out var known) == true && !JsonNode.DeepEquals(Samples(known), Samples(response));

    private static JsonObject Samples(IOpenApiResponse response) =>
        new(response.Content!.Values.Single().Examples!.Select(e => KeyValuePair.Create(e.Key, e.Value.Value?.DeepClone())));

    private static OpenApiResponse Refusal(Problem[] problems, string[] codes, SchemaBook book) => new()
    {
        Description = string.Join("; ", problems.Select(p => p.Title).Distinct(StringComparer.Ordinal)) + ".",
        Headers = Headers(HeadersOf(problems)),
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemWriter.ContentType] = new()
            {
                Schema = new OpenApiSchema { AllOf = [book.Of(typeof(ProblemBody)), TypeIsOneOf(codes)] },
                Examples = problems.Select(Sample).ToDictionary(e => e.Name, IOpenApiExample (e) => new OpenApiExample { Value = e.Value }),
            },
        },
    };

    private static OpenApiSchema TypeIsOneOf(string[] codes) => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string> { "type" },
        Properties = new Dictionary<string, IOpenApiSchema> { ["type"] = Shapes.Text(Shapes.OneOf([.. codes.Select(c => "/problems/" + c)])) },
    };

    private static IEnumerable<AnswerHeader> HeadersOf(Problem[] problems)
    {
        if (problems.Any(p => p.RetryAfter is not null))
        {
            yield return AnswerHeader.RetryAfter;
        }

        if (problems[0].Status == StatusCodes.Status401Unauthorized)
        {
            yield return AnswerHeader.Authenticate;
        }
    }

    private static Example Sample(Problem problem, int number)
    {
        var buffer = new ArrayBufferWriter<byte>();
        ProblemWriter.Write(problem, SamplePath, SampleTrace, buffer);
        return new(number == 0 ? problem.Code : $"{problem.Code}-{(number + 1).ToString(CultureInfo.InvariantCulture)}", JsonNode.Parse(buffer.WrittenSpan)!);
    }
}
