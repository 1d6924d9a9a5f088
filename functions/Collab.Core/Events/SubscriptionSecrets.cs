using System.Security.Cryptography;
using System.Text;

namespace Collab.Core.Events;

/// <summary>
/// The secrets that deliveries are signed with. They are derived from the setting <c>Collab:WebhookKey</c> and the subscription's id, so that
/// none is kept and a copy of the store signs nothing.
/// </summary>
public sealed class SubscriptionSecrets
{
    public const string Setting = "Collab:WebhookKey";

    public const int LeastCharacters = 32;

    /// <summary>What a secret begins with where people see it, as Standard Webhooks has it.</summary>
    public const string Prefix = "whsec_";

    private readonly byte[]? key;

    /// <param name="key">At least <see cref="LeastCharacters"/> characters; null where none is set, and then there are no secrets.</param>
    public SubscriptionSecrets(string? key)
    {
        if (key is { Length: < LeastCharacters })
        {
            throw new ArgumentException($"{Setting} has fewer than {LeastCharacters} characters.", nameof(key));
        }

        this.key = key is null ? null : Encoding.UTF8.GetBytes(key);
    }

    public bool HasKey => key is not null;

    /// <summary>The 32 bytes that a subscription's deliveries are signed with.</summary>
    /// <exception cref="InvalidOperationException">There is no key; ask <see cref="HasKey"/> first.</exception>
    public byte[] Of(Guid subscription) => HMACSHA256.HashData(
        key ?? throw new InvalidOperationException("There is no key to derive secrets from."), Encoding.UTF8.GetBytes($"subscription\n{subscription}"));

    /// <summary>The secret as the subscriber gets it: <c>whsec_</c> and base64.</summary>
    public string TextOf(Guid subscription) => Prefix + Convert.ToBase64String(Of(subscription));
}
