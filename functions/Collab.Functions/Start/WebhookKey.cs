using Collab.Core.Events;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>The key that the secrets of webhooks are derived from. Where there is none, nobody can subscribe.</summary>
internal static class WebhookKey
{
    private static readonly KeptKey Key = new(
        SubscriptionSecrets.Setting,
        "webhook-key",
        SubscriptionSecrets.LeastCharacters,
        $"holds no key of webhooks; bring it back from a backup, or set {SubscriptionSecrets.Setting}. With another key, every subscriber needs a new secret.");

    /// <exception cref="SettingsException">The setting or the file holds no key.</exception>
    public static SubscriptionSecrets Load(IConfiguration configuration, string dataFolder) => new(Key.Load(configuration, dataFolder));
}
