using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Collab.Storage.Azure;

/// <summary>
/// A stream into a blob that appears only with <see cref="PublishAsync"/>: up to one block goes in one request at the end, more goes up
/// in blocks that the service forgets when they are never published. (The client's own OpenWrite makes an empty blob first.)
/// </summary>
internal sealed class BlockUploadStream(BlockBlobClient blob, CancellationToken writerToken) : Stream
{
    private const int BlockSize = 4 * 1024 * 1024;

    private readonly List<string> blocks = [];

    /// <summary>Two uploads of one name at a time must not mix their blocks.</summary>
    private readonly string upload = Guid.CreateVersion7().ToString("n");

    private byte[] buffer = new byte[64 * 1024];
    private int filled;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        while (source.Length > 0)
        {
            if (filled == BlockSize)
            {
                await StageAsync(cancellationToken);
            }

            Grow(source.Length);
            var part = Math.Min(source.Length, buffer.Length - filled);
            source[..part].CopyTo(buffer.AsMemory(filled));
            filled += part;
            source = source[part..];
        }
    }

    public override Task WriteAsync(byte[] array, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(array.AsMemory(offset, count), cancellationToken).AsTask();

    /// <summary>A writer of texts may flush synchronously; there is nothing to do before the end.</summary>
    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Refused: each block is a request, and a thread is not to wait for it.</summary>
    public override void Write(byte[] array, int offset, int count) =>
        throw new NotSupportedException("A blob is written with WriteAsync.");

    public override int Read(byte[] array, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Makes what was written the blob.</summary>
    public async Task PublishAsync(BlobHttpHeaders headers, IDictionary<string, string>? metadata, bool replace)
    {
        var conditions = replace ? null : new BlobRequestConditions { IfNoneMatch = ETag.All };
        if (blocks.Count == 0)
        {
            var options = new BlobUploadOptions { HttpHeaders = headers, Metadata = metadata, Conditions = conditions };
            using var content = new MemoryStream(buffer, 0, filled, writable: false);
            await SendAsync(() => blob.UploadAsync(content, options, writerToken));
            return;
        }

        if (filled > 0)
        {
            await StageAsync(writerToken);
        }

        var commit = new CommitBlockListOptions { HttpHeaders = headers, Metadata = metadata, Conditions = conditions };
        await SendAsync(() => blob.CommitBlockListAsync(blocks, commit, writerToken));
    }

    /// <summary>A refusal that the client can't read is a failed request all the same. Here, because what else the writer throws is no fault of the service.</summary>
    private static async Task SendAsync(Func<Task> send)
    {
        try
        {
            await send();
        }
        catch (Exception unreadable) when (ServiceFault.IsUnreadable(unreadable))
        {
            throw new RequestFailedException(0, "The refusal of a write has a body that can't be read.", unreadable);
        }
    }

    private void Grow(int wanted)
    {
        if (buffer.Length < BlockSize && buffer.Length - filled < wanted)
        {
            Array.Resize(ref buffer, (int)Math.Min(BlockSize, Math.Max(buffer.Length * 2L, filled + (long)wanted)));
        }
    }

    private async Task StageAsync(CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{upload}-{blocks.Count:000000}");
        var id = Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(name));
        using var content = new MemoryStream(buffer, 0, filled, writable: false);
        await SendAsync(() => blob.StageBlockAsync(id, content, new BlockBlobStageBlockOptions(), cancellationToken));
        blocks.Add(id);
        filled = 0;
    }
}
