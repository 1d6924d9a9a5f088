namespace Collab.Messaging.Webhooks;

/// <summary>How webhooks are sent.</summary>
/// <param name="ToPrivateAddresses">May they go into private networks and to this machine?</param>
public sealed record WebhookOptions(bool ToPrivateAddresses)
{
    /// <summary>How long an attempt may take, from looking up the name to the end of the answer's head.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(15);
}
