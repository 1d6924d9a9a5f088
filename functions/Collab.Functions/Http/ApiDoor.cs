using Collab.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Collab.Functions.Http;

/// <summary>Hands a function's request to the API's own pipeline.</summary>
public sealed class ApiDoor(IServiceProvider services)
{
    private static readonly EmptyResult Answered = new();

    private readonly RequestDelegate pipeline = ApiPipeline.Build(services);

    public async Task<IActionResult> AnswerAsync(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The host's router has left its own findings on the request; ours would take them for its own and stand aside.
        request.HttpContext.SetEndpoint(null);
        request.RouteValues.Clear();
        await pipeline(request.HttpContext);
        return Answered;
    }
}
