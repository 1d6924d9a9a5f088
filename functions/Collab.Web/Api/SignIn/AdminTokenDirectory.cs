using System.Security.Cryptography;
using System.Text;
using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>The directory of the one bootstrap token.</summary>
public sealed class AdminTokenDirectory(string adminToken) : ITokenDirectory
{
    // Hashes have one length, so the comparison tells nothing about the token's.
    private readonly byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(adminToken));

    public ValueTask<Caller?> FindAsync(string token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        return new(CryptographicOperations.FixedTimeEquals(given, hash) ? Caller.Admin : null);
    }
}
