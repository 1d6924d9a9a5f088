using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Collab.Core.Store;

namespace Collab.Core.Documents;

/// <summary>Content on its way in: copied piece by piece and hashed on the way, up to a number of bytes.</summary>
internal sealed class SentContent(Func<Memory<byte>, CancellationToken, ValueTask<int>> read, long most) : IDisposable
{
    private const int Piece = 64 * 1024;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private string? sha256;

    /// <summary>SHA-256 of the whole content, once it has been copied.</summary>
    public string Sha256 => sha256 ?? throw new InvalidOperationException("The content hasn't been read yet.");

    /// <summary>Copies the content, once; a second call does nothing.</summary>
    /// <exception cref="StoreLimitException">It is longer than it may be.</exception>
    public async Task CopyToAsync(Stream target, CancellationToken cancellationToken)
    {
        if (sha256 is not null)
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            long size = 0;
            for (int count; (count = await read(buffer.AsMemory(0, Piece), cancellationToken)) > 0;)
            {
                if ((size += count) > most)
                {
                    throw TooLong(most);
                }

                hash.AppendData(buffer, 0, count);
                await target.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            }

            sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => hash.Dispose();

    public static StoreLimitException TooLong(long most) => new(string.Create(CultureInfo.InvariantCulture, $"The file may have {most} bytes."));
}
