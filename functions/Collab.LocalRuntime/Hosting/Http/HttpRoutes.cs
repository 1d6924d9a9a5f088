using Collab.LocalRuntime.Hosting.Configuration;
using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace Collab.LocalRuntime.Hosting.Http;

/// <summary>The routes of the app's HTTP triggers, in the order in which the genuine host tries them: that of the functions' names.</summary>
internal static class HttpRoutes
{
    public static IReadOnlyList<HttpRoute> Of(IReadOnlyList<FunctionDescriptor> functions, IConfiguration configuration)
    {
        var prefix = (configuration[HostJson.RoutePrefixKey] ?? "api").Trim('/');
        return [.. functions.Where(function => function.Trigger is HttpTriggerAttribute).Select(function => Route(function, prefix))];
    }

    private static HttpRoute Route(FunctionDescriptor function, string prefix)
    {
        var type = function.TriggerParameter.ParameterType;
        return type == typeof(HttpRequest) || type == typeof(HttpContext)
            ? new HttpRoute(function, prefix)
            : throw new InvalidOperationException($"The function '{function.Name}' takes its request as {type.Name}; only HttpRequest is known here.");
    }
}
