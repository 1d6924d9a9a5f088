using System.IO.Pipelines;
using Collab.Core.Records;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Collab.Web.Api.Answers;

/// <summary>
/// The response of a bulk request, sent beside the reading. Many clients read nothing until they have sent everything, so answers are kept
/// for them, up to a bound, and no such client is cut off for reading slowly. Only when there is nothing left but to wait for a client,
/// and it takes nothing for a while, is the request given up.
/// </summary>
internal sealed class AnswerStream : IAnswerSink, IAsyncDisposable
{
    /// <summary>Bytes of answers that are kept: for the 100 MiB of a whole request, that is every line taken.</summary>
    private const long Most = 64 * 1024 * 1024;

    private const int Piece = 16 * 1024;

    /// <summary>How long a client may take for <see cref="Piece"/> while it is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpContext http;
    private readonly TimeProvider clock;
    private readonly LineAnswerJson json = new();
    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: 0, minimumSegmentSize: Piece, useSynchronizationContext: false));
    private readonly CancellationTokenSource stop;
    private readonly Task sending;
    private TaskCompletionSource sentMore = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long written;
    private long sent;

    public AnswerStream(HttpContext http, TimeProvider clock)
    {
        this.http = http;
        this.clock = clock;
        http.Response.ContentType = NdjsonInput.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        sending = SendAsync(stop.Token);
    }

    private bool IsFull => Interlocked.Read(ref written) - Interlocked.Read(ref sent) > Most;

    public void Write(in LineAnswer answer) => Interlocked.Add(ref written, json.Write(pipe.Writer, answer));

    // Without a threshold a flush of a pipe never waits.
    public void Flush() => _ = pipe.Writer.FlushAsync(CancellationToken.None).AsTask();

    public ValueTask RoomAsync(CancellationToken cancellationToken) => IsFull ? new(WaitAsync(() => !IsFull)) : default;

    /// <summary>Waits until the client has every answer.</summary>
    public async Task CompleteAsync()
    {
        await pipe.Writer.CompleteAsync();
        await WaitAsync(() => sending.IsCompleted);
        await sending;
    }

    public async ValueTask DisposeAsync()
    {
        // Left without CompleteAsync the request has failed or its client is gone: what isn't sent yet stays unsent, and nobody hears of it.
        await stop.CancelAsync();
        await sending.ContinueWith(static _ => { }, TaskScheduler.Default);
        await pipe.Writer.CompleteAsync();
        await pipe.Reader.CompleteAsync();
        json.Dispose();
        stop.Dispose();
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await pipe.Reader.ReadAsync(cancellationToken);
            if (read.IsCompleted && read.Buffer.IsEmpty)
            {
                return;
            }

            // A flush of nothing, behind empty lines, also ends a read.
            var piece = read.Buffer.First;
            await http.Response.Body.WriteAsync(piece, cancellationToken);
            Interlocked.Add(ref sent, piece.Length);
            pipe.Reader.AdvanceTo(read.Buffer.GetPosition(piece.Length));
            Interlocked.Exchange(ref sentMore, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }

    private async Task WaitAsync(Func<bool> isDone)
    {
        while (true)
        {
            var more = Volatile.Read(ref sentMore).Task;
            if (isDone())
            {
                return;
            }

            try
            {
                await await Task.WhenAny(more, sending).WaitAsync(Patience, clock);
            }
            catch (TimeoutException)
            {
                http.Abort();
                throw new OperationCanceledException("The client sends on but takes no answers.");
            }
        }
    }
}
