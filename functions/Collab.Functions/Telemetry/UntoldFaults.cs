using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Collab.Functions.Telemetry;

/// <summary>
/// Sends of an exception its types and where it came from, and not what its message says: messages are made elsewhere and may hold what was sent,
/// such as the name of a file. The console has them.
/// </summary>
internal sealed class UntoldFaults : BaseProcessor<LogRecord>
{
    public override void OnEnd(LogRecord data)
    {
        if (data.Exception is not { } fault)
        {
            return;
        }

        data.Exception = null;
        data.Attributes =
        [
            .. data.Attributes ?? [],
            new("exception.type", fault.GetType().FullName),
            new("exception.stacktrace", string.Join(Environment.NewLine, Chain(fault).Select(Told))),
        ];
    }

    private static string Told(Exception fault) => $"{fault.GetType().FullName}{Environment.NewLine}{new StackTrace(fault, fNeedFileInfo: false)}";

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var at = fault; at is not null; at = at.InnerException)
        {
            yield return at;
        }
    }
}
