namespace Collab.Web.Api.SignIn;

/// <summary>The OpenID Connect issuer doesn't give out its keys, so that nobody can say whether a token is good.</summary>
public sealed class IssuerUnavailableException(string message, Exception? innerException = null) : Exception(message, innerException);
