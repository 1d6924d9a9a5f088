namespace Collab.Web.Api.SignIn;

/// <summary>Several directories as one: the first that takes a token has the word on it.</summary>
public sealed class TokenDirectories(IReadOnlyList<ITokenDirectory> directories) : ITokenDirectory
{
    public bool Takes(BearerToken token) => true;

    public ValueTask<TokenFinding> FindAsync(BearerToken token, CancellationToken cancellationToken)
    {
        foreach (var directory in directories)
        {
            if (directory.Takes(token))
            {
                return directory.FindAsync(token, cancellationToken);
            }
        }

        return new(TokenFinding.Refused("unknown-token"));
    }
}
