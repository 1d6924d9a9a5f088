namespace Collab.Core.Events.Sending;

/// <summary>The words that say why an attempt failed, where there is no status code to say it.</summary>
public static class DeliveryFaults
{
    /// <summary>The name leads to an address that webhooks don't go to.</summary>
    public const string PrivateAddress = "private-address";

    /// <summary>The name leads nowhere.</summary>
    public const string UnknownHost = "unknown-host";

    /// <summary>Nobody listens there, or the connection broke.</summary>
    public const string NoConnection = "no-connection";

    /// <summary>No trusted, encrypted connection came about.</summary>
    public const string Tls = "tls";

    /// <summary>No answer in time.</summary>
    public const string Timeout = "timeout";

    /// <summary>The answer isn't one, or its head has no end.</summary>
    public const string BadAnswer = "bad-answer";

    /// <summary>Something went wrong on this side, or the process ended on the way; the log says more.</summary>
    public const string Error = "error";

    /// <summary>The mail server wants another name or password.</summary>
    public const string MailSignIn = "mail-sign-in";
}
