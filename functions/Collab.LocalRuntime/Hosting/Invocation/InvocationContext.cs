using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>One invocation: what the function is told, and what it returned.</summary>
internal sealed class InvocationContext(
    FunctionInvoker invoker,
    IServiceProvider services,
    object? triggerValue,
    IReadOnlyDictionary<string, object?> bindings,
    CancellationToken cancellationToken) : FunctionContext
{
    private string? _invocationId;
    private IDictionary<object, object>? _items;

    // Made when asked for: most HTTP invocations never are.
    public override string InvocationId => _invocationId ??= Guid.CreateVersion7().ToString();

    public override string FunctionId => Invoker.Function.Id;

    public override FunctionDefinition FunctionDefinition => Invoker.Function;

    public override RetryContext RetryContext => Tries;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items
    {
        get => _items ??= new Dictionary<object, object>();
        set => _items = value;
    }

    public override CancellationToken CancellationToken { get; } = cancellationToken;

    public FunctionInvoker Invoker { get; } = invoker;

    /// <summary>What the parameter with the trigger attribute gets.</summary>
    public object? TriggerValue { get; } = triggerValue;

    /// <summary>What other parameters get by their names: route values, parts of a blob's name.</summary>
    public IReadOnlyDictionary<string, object?> Bindings { get; } = bindings;

    public TryCount Tries { get; init; } = TryCount.Only;

    public object? Result { get; set; }

    /// <summary>Keeps the id of the first try for the next ones, as the genuine host does.</summary>
    public void ContinueAs(string invocationId) => _invocationId = invocationId;
}
