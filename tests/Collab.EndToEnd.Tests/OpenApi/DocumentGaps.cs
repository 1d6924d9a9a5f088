using System.Text.Json.Nodes;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>What is missing from an OpenAPI document, each with where to close the gap.</summary>
internal sealed class DocumentGaps(IReadOnlyList<RouteEndpoint> endpoints, JsonNode document)
{
    private readonly Operation[] operations = [.. Operation.AllOf(document)];

    public IReadOnlyList<string> All() =>
    [
        .. Endpoints(), .. Naming(), .. Errors(), .. Bodies(), .. Answers(), .. Parameters(), .. Schemas(),
    ];

    private IEnumerable<string> Endpoints()
    {
        foreach (var (endpoint, method) in endpoints.SelectMany(e => MethodsOf(e).Select(m => (e, m))).Where(p => p.m != HttpMethods.Head))
        {
            if (operations.FirstOrDefault(o => o.Method == method && o.Path == PathOf(endpoint)) is not { } operation)
            {
                yield return $"{method} {PathOf(endpoint)} isn't in the document: add .Describe(…) where it is mapped.";
                continue;
            }

            var open = endpoint.Metadata.GetMetadata<OpenToAll>() is not null;
            if (operation.IsOpen != open)
            {
                yield return $"{operation} is {(open ? "open to all" : "behind a token")}; the document says otherwise.";
            }

            var inRoute = string.Join(", ", endpoint.RoutePattern.Parameters.Select(p => p.Name).Order(StringComparer.Ordinal));
            var described = string.Join(", ", operation.NamesIn("path").Order(StringComparer.Ordinal));
            if (inRoute != described)
            {
                yield return $"{operation} has [{inRoute}] in its route, and [{described}] described: say .Takes(p => p.PathId(…)).";
            }
        }
    }

    private IEnumerable<string> Naming()
    {
        var tags = document["tags"]!.AsArray().Select(t => t!["name"]!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        var ids = operations.CountBy(o => o.Id).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
        return operations.SelectMany(o => Found(
            o,
            (o.Id.Length == 0, "has no operationId: say .Named(…)."),
            (o.Id.Length > 0 && ids[o.Id] > 1, $"has an operationId, '{o.Id}', that another has too."),
            (o.Json["summary"]?.GetValue<string>() is not { Length: > 0 }, "has no summary: say .Named(…)."),
            (!o.Tags.Any() || !o.Tags.All(tags.Contains), "has no subject of Tags.All: say .Named(…).")));
    }

    private IEnumerable<string> Errors() => operations.SelectMany(operation =>
    {
        var problems = operation.Responses.Where(r => r.Status >= 400).ToArray();
        return Found(
            operation,
            (problems.Length == 0, "has no error response: say .Refuses(…)."),
            (operation.Responses.All(r => r.Status >= 400), "has no answer but errors: say .Gives…, .Creates, .Changes, .Deletes or .Answering."),
            (problems.Any(p => p.Status == 401) == operation.IsOpen, "must have a 401 exactly when it needs a token."),
            (problems.Any(p => !IsTyped(p.Status, p.Response)), "has an error response without its types, or without a problem's example of that status."));
    });

    private IEnumerable<string> Bodies() => operations.SelectMany(operation => Found(
        operation,
        (operation.Method is "PUT" or "PATCH" && !operation.Body.Any(), "takes a body, which isn't described: say .Takes<T>(…)."),
        (!operation.Body.All(IsShown), "has a body without a schema or an example: say .Takes<T>(text, Example.Of(…)).")));

    private IEnumerable<string> Answers() => operations.SelectMany(operation => Found(
        operation,
        (operation.Responses.Where(r => r.Status < 400).SelectMany(r => r.Response["content"]?.AsObject() ?? []).Any(c => !IsShown(c)),
            "has an answer without a schema or an example: add Example.Of(…)."),
        (operation.Responses.Any(r => r.Response["description"]?.GetValue<string>() is not { Length: > 0 }), "has an answer without a text.")));

    private IEnumerable<string> Parameters() =>
        from operation in operations
        from parameter in operation.Parameters
        where parameter["schema"] is null || parameter["example"] is null || parameter["description"]?.GetValue<string>() is not { Length: > 0 }
        select $"{operation}: the parameter '{parameter["name"]}' has no schema, example or description.";

    private IEnumerable<string> Schemas()
    {
        var records = document["components"]!["schemas"]!.AsObject().Where(s => s.Value!["properties"] is not null).ToArray();
        var open = records.Where(s => IsSent(s.Key) && s.Value!["additionalProperties"]?.ToJsonString() != "false");
        var silent = records.Where(s => s.Value!["description"]?.GetValue<string>() is not { Length: > 0 });
        return open.Select(s => $"The schema {s.Key} takes unknown fields, which the readers refuse.")
            .Concat(silent.Select(s => $"The schema {s.Key} has no description: add RecordNotes.Of<…>(…) in Api/OpenApi/Schemas, and its subject to AllNotes."));
    }

    private static IEnumerable<string> Found(Operation operation, params (bool Missing, string Gap)[] gaps) =>
        gaps.Where(g => g.Missing).Select(g => $"{operation} {g.Gap}");

    private static bool IsSent(string schema) => schema.EndsWith("Input", StringComparison.Ordinal) || schema.EndsWith("Patch", StringComparison.Ordinal);

    private static bool IsTyped(int status, JsonNode response) =>
        response["content"]?["application/problem+json"] is { } content
        && content["schema"]!["allOf"]?[1]?["properties"]?["type"]?["enum"] is JsonArray { Count: > 0 }
        && content["examples"] is JsonObject { Count: > 0 } examples
        && examples.All(e => e.Value!["value"]!["status"]!.GetValue<int>() == status);

    private static bool IsShown(KeyValuePair<string, JsonNode?> content) =>
        content.Value!["schema"] is JsonObject { Count: > 0 } && content.Value["examples"] is JsonObject { Count: > 0 };

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
}
