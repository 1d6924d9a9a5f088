namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>Runs an invocation, or the rest of the way to it.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);
