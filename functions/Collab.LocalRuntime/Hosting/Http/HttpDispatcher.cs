using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Hosting.Http;

/// <summary>Gives each request to the first function whose route matches and writes what it returns.</summary>
internal sealed class HttpDispatcher(IReadOnlyList<HttpRoute> routes, FunctionExecutionDelegate pipeline, IServiceProvider services)
{
    /// <summary>Where the invocation's items hold the request.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    private readonly IInlineConstraintResolver? _constraints = services.GetService<IInlineConstraintResolver>();
    private readonly ILoggerFactory _loggers = services.GetRequiredService<ILoggerFactory>();

    public Task HandleAsync(HttpContext context)
    {
        foreach (var route in routes)
        {
            var values = new RouteValueDictionary();
            if (route.Matches(context, _constraints!, values))
            {
                return AnswerAsync(route, context, values);
            }
        }

        // A wrong method is "not found" too: the genuine host knows no 405.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task AnswerAsync(HttpRoute route, HttpContext context, RouteValueDictionary values)
    {
        context.Request.RouteValues = values;
        var invocation = new InvocationContext(
            route.Invoker, context.RequestServices, route.TakesContext ? context : context.Request, values, context.RequestAborted);
        invocation.Items[HttpContextKey] = context;
        try
        {
            await pipeline(invocation);
            await WriteAsync(invocation.Result, context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody is left to answer, and nothing failed.
        }
        catch (Exception fault)
        {
            Log.FunctionFailed(_loggers.CreateLogger(Log.Category(route.Invoker.Function.Name)), fault, route.Invoker.Function.Name, invocation.InvocationId);
            if (context.Response.HasStarted)
            {
                // Cutting the connection is the only way left to tell the client that the answer is not whole.
                context.Abort();
                return;
            }

            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }

    private static Task WriteAsync(object? result, HttpContext context) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor())),
        IResult httpResult => httpResult.ExecuteAsync(context),
        _ => Task.CompletedTask,
    };
}
