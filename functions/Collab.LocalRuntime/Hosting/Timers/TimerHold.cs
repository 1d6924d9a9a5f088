using Collab.LocalRuntime.Hosting.Storage;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>This process follows the timer until this is disposed or <see cref="Lost"/>.</summary>
internal sealed class TimerHold(HeldLease? lease) : IAsyncDisposable
{
    public CancellationToken Lost { get; } = lease?.Lost ?? CancellationToken.None;

    public ValueTask DisposeAsync() => lease?.DisposeAsync() ?? ValueTask.CompletedTask;
}
