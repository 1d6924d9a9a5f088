using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Runs a function that no request waits for, in a scope of its own.</summary>
internal sealed class TriggeredFunction(FunctionDescriptor function, FunctionExecutionDelegate pipeline, IServiceProvider services)
{
    private readonly FunctionInvoker _invoker = new(function);
    private readonly IServiceScopeFactory _scopes = services.GetRequiredService<IServiceScopeFactory>();

    public ILogger Logger { get; } = services.GetRequiredService<ILoggerFactory>().CreateLogger(Log.Category(function.Name));

    public FunctionDescriptor Function { get; } = function;

    /// <summary>Whether the try succeeded. A failure is logged; every try of one invocation has the same id.</summary>
    /// <exception cref="OperationCanceledException">The function stopped because it was told to.</exception>
    public async Task<bool> TryAsync(
        object? triggerValue,
        IReadOnlyDictionary<string, object?> bindings,
        TryCount tries,
        string invocationId,
        CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var context = new InvocationContext(_invoker, scope.ServiceProvider, triggerValue, bindings, cancellationToken) { Tries = tries };
        context.ContinueAs(invocationId);
        try
        {
            await pipeline(context);
            Log.FunctionRan(Logger, Function.Name, invocationId);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            Log.FunctionFailed(Logger, fault, Function.Name, invocationId);
            return false;
        }
    }
}
