using Collab.Core.Access;

namespace Collab.Web.Api.SignIn;

/// <summary>Knows the bearer tokens that were issued.</summary>
public interface ITokenDirectory
{
    /// <summary>The client whose token this is, or null. Takes the same time for a near miss as for a wild guess.</summary>
    ValueTask<Caller?> FindAsync(string token, CancellationToken cancellationToken);
}
