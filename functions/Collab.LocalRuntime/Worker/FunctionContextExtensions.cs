using Collab.LocalRuntime.Hosting.Http;
using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextExtensions
{
    /// <summary>The HTTP request that this invocation answers, or null for one of another trigger.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(HttpDispatcher.HttpContextKey, out var value) ? value as HttpContext : null;
    }
}
