namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Waits for what triggers a function and runs it, until told to stop.</summary>
internal interface ITriggerLoop
{
    /// <summary>Ends, without throwing, after what is under way has ended.</summary>
    Task RunAsync(CancellationToken stopping);
}
