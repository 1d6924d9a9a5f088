namespace Collab.Web.Api.SignIn;

/// <summary>Knows the bearer tokens of one kind.</summary>
public interface ITokenDirectory
{
    /// <summary>Is the token of the kind that this directory answers for?</summary>
    bool Takes(BearerToken token);

    /// <summary>The caller whose token this is. Takes the same time for a near miss as for a wild guess.</summary>
    /// <exception cref="Core.Store.StoreUnavailableException">The store that keeps the keys can't be reached.</exception>
    /// <exception cref="IssuerUnavailableException">The issuer whose keys check the token can't be reached.</exception>
    ValueTask<TokenFinding> FindAsync(BearerToken token, CancellationToken cancellationToken);
}
