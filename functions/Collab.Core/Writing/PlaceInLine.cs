namespace Collab.Core.Writing;

/// <summary>Somebody who waits for their turn at a collaboration.</summary>
internal class PlaceInLine
{
    /// <summary>Null until it has to wait: most never do.</summary>
    private TaskCompletionSource<WriteResult?>? called;

    /// <summary>Ends with null when the turn has come, or with what became of a write that was taken along with another.</summary>
    public Task<WriteResult?> Called => called!.Task;

    /// <summary>True when nobody waits any more for a place that was taken along just then.</summary>
    public bool IsLeft { get; set; }

    /// <summary>Has to wait from now on.</summary>
    public void Wait() => called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The turn has come.</summary>
    public void Call() => called!.SetResult(null);

    /// <summary>The commit that was to be shared failed.</summary>
    public void Fail(Exception failure) => called!.SetException(failure);

    /// <summary>What the turn was for is done.</summary>
    protected void Leave(WriteResult result) => called!.SetResult(result);
}
