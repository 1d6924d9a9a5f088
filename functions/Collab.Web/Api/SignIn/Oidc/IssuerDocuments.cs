using Microsoft.IdentityModel.Protocols;

namespace Collab.Web.Api.SignIn.Oidc;

/// <summary>Fetches the issuer's published documents, and remembers whether the last try failed.</summary>
internal sealed class IssuerDocuments : IDocumentRetriever, IDisposable
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = MostBytes,
    };

    private volatile bool failed;

    /// <summary>Could the last document not be had? Then what is known of the issuer's keys may be out of date.</summary>
    public bool Failed => failed;

    public async Task<string> GetDocumentAsync(string address, CancellationToken cancel)
    {
        try
        {
            var document = await ReadAsync(new(address), cancel);
            failed = false;
            return document;
        }
        catch
        {
            failed = true;
            throw;
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<string> ReadAsync(Uri address, CancellationToken cancellationToken) => OidcOptions.IsSafe(address)
        ? await http.GetStringAsync(address, cancellationToken)
        : throw new IOException($"The issuer points to {address.Scheme}://{address.Host}, which is neither https nor this machine.");
}
