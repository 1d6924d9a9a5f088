using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>Two functions for one path. By names without case "ordera" comes before "OrderB"; with case it would be the other way round.</summary>
public static class OrderedFunctions
{
    [Function("OrderB")]
    public static IActionResult Literal([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "any/literal")] HttpRequest request) =>
        new ContentResult { Content = "literal" };

    [Function("ordera")]
    public static IActionResult Parameter([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "any/{value}")] HttpRequest request, string value) =>
        new ContentResult { Content = $"parameter {value}" };
}
