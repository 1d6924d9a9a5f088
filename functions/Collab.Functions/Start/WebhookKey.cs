using Collab.Core.Events;
using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Start;

/// <summary>
/// The key that the secrets of webhooks are derived from: the setting <c>Collab:WebhookKey</c>, or one made at the first local start and kept in a
/// file that only its owner reads. In Azure without the setting there is none, and nobody can subscribe.
/// </summary>
internal static class WebhookKey
{
    private const string FileName = "webhook-key";

    /// <exception cref="SettingsException">The setting or the file holds no key.</exception>
    public static SubscriptionSecrets Load(IConfiguration configuration, string dataFolder)
    {
        if (configuration[SubscriptionSecrets.Setting] is { Length: > 0 } configured)
        {
            return IsKey(configured)
                ? new(configured)
                : throw new SettingsException($"{SubscriptionSecrets.Setting} must be at least {SubscriptionSecrets.LeastCharacters} characters.");
        }

        if (AdminToken.IsInAzure(configuration))
        {
            return new(null);
        }

        var path = Path.Combine(dataFolder, FileName);
        var kept = KeptSecret.Read(path) ?? KeptSecret.Make(path);
        return IsKey(kept)
            ? new(kept)
            : throw new SettingsException(
                $"{path} holds no key of webhooks; bring it back from a backup, or set {SubscriptionSecrets.Setting}. With another key, every subscriber needs a new secret.");
    }

    private static bool IsKey(string text) => text.Length >= SubscriptionSecrets.LeastCharacters;
}
