using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>The way of every invocation: the app's middleware, then the function.</summary>
internal static class InvocationPipeline
{
    public static FunctionExecutionDelegate Compose(IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        FunctionExecutionDelegate pipeline = Invoke;
        for (var index = middleware.Count - 1; index >= 0; index--)
        {
            pipeline = middleware[index](pipeline);
        }

        return pipeline;
    }

    private static Task Invoke(FunctionContext context)
    {
        var invocation = (InvocationContext)context;
        return invocation.Invoker.InvokeAsync(invocation);
    }
}
