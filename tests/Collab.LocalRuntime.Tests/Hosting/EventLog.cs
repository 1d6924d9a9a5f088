using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>The ids of the host's own log events, in their order.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<int> _events = [];

    public int Count(int eventId) => _events.Count(id => id == eventId);

    public ILogger CreateLogger(string categoryName) => categoryName.StartsWith("Function.", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _events.Enqueue(eventId.Id);

    public void Dispose()
    {
        // Nothing is held open.
    }
}
