using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>The directory of the keys that Collab issued.</summary>
public sealed class ClientKeyDirectory(ClientKeys keys, LastUse lastUse) : ITokenDirectory
{
    public bool Takes(BearerToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return ClientKey.IsShaped(token.Text);
    }

    public ValueTask<TokenFinding> FindAsync(BearerToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(token);
        var finding = keys.FindAsync(token.Hash, cancellationToken);
        return finding.IsCompletedSuccessfully ? new(Of(finding.Result)) : new(LaterAsync(finding));
    }

    private async Task<TokenFinding> LaterAsync(ValueTask<KeyFinding> finding) => Of(await finding);

    private TokenFinding Of(KeyFinding finding)
    {
        if (finding.Client is not { } client)
        {
            return TokenFinding.Refused(finding.Reason);
        }

        lastUse.Note(client.Id);
        return new(client.Caller, !finding.Remembered, string.Empty);
    }
}
