using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Where a request's body is put together: one a thread, reused.</summary>
/// <remarks>
/// The finished body is copied out at its exact size and left to the garbage collector. It can't come from a pool: when the service
/// answers early, HttpClient may still be sending it after the call has returned.
/// </remarks>
#pragma warning disable CA1001 // The writer holds nothing but this buffer; it is reset, never disposed of.
internal sealed class BodyBuffer
#pragma warning restore CA1001
{
    // A transaction may have 4 MiB; a buffer that grew beyond this isn't worth keeping on every thread.
    private const int LargestKept = 1024 * 1024;

    [ThreadStatic]
    private static BodyBuffer? _kept;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _json;

    private BodyBuffer() => _json = new Utf8JsonWriter(_bytes, EntityWriter.Options);

    /// <summary>An empty buffer, until <see cref="Finish"/> is called on this thread.</summary>
    public static BodyBuffer Rent()
    {
        var buffer = _kept ?? new BodyBuffer();
        _kept = null;
        buffer._bytes.ResetWrittenCount();
        return buffer;
    }

    /// <summary>The entity as JSON, and nothing else.</summary>
    public static ReadOnlyMemory<byte> Of(ITableEntity entity)
    {
        var buffer = Rent();
        buffer.Write(entity);
        return buffer.Finish();
    }

    public void Write(ITableEntity entity)
    {
        _json.Reset();
        EntityWriter.Write(_json, entity);
    }

    public void Write(ReadOnlySpan<byte> utf8) => _bytes.Write(utf8);

    public void Write(string text)
    {
        var span = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    /// <summary>Takes the body out and gives the buffer back.</summary>
    public ReadOnlyMemory<byte> Finish()
    {
        var body = GC.AllocateUninitializedArray<byte>(_bytes.WrittenCount);
        _bytes.WrittenSpan.CopyTo(body);
        if (_bytes.Capacity <= LargestKept)
        {
            _kept = this;
        }

        return body;
    }
}
