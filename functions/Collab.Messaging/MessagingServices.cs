using Collab.Core.Events.Sending;
using Collab.Messaging.Mails;
using Collab.Messaging.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Messaging;

/// <summary>Registers the two ways out: webhooks and mail.</summary>
public static class MessagingServices
{
    /// <param name="services">Where to register.</param>
    /// <param name="webhooks">How webhooks are sent.</param>
    /// <param name="smtp">The mail server, or null where none is configured; then no mail is sent.</param>
    public static IServiceCollection AddCollabMessaging(this IServiceCollection services, WebhookOptions webhooks, SmtpOptions? smtp) => services
        .AddSingleton<IWebhookSender>(provider => new WebhookSender(webhooks, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IMailer>(provider => new SmtpMailer(smtp, provider.GetRequiredService<TimeProvider>()));
}
