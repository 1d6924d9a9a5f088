using Collab.Core.Access;
using Collab.Core.Writing;

namespace Collab.Core.Records;

/// <summary>Brings some more bytes of the input; 0 at its end.</summary>
/// <exception cref="InputBrokenOffException">The input ends before its end, for a reason that the sender can be told.</exception>
public delegate ValueTask<int> RecordInput(Memory<byte> buffer, CancellationToken cancellationToken);

/// <summary>A bulk request: who sends it, and its lines (NDJSON, UTF-8).</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Origin">The origin of every change.</param>
/// <param name="Input">The lines.</param>
/// <param name="LongestLine">Bytes that a line may have.</param>
public sealed record RecordStream(Caller Caller, WriteOrigin Origin, RecordInput Input, int LongestLine);

/// <summary>The rest of the input is not read: it is too large, comes too slowly, or isn't whole.</summary>
public sealed class InputBrokenOffException(LineFate fate, string message, Exception? innerException = null) : Exception(message, innerException)
{
    public LineFate Fate => fate;
}
