using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Rosters;
using Collab.Functions.Demo;
using Collab.Functions.Http;
using Collab.Functions.Telemetry;
using Collab.Messaging;
using Collab.Storage;
using Collab.Web.Api;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collab.Functions.Start;

/// <summary>Registers the whole app, subject by subject.</summary>
internal static class AppServices
{
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="Core.Store.StoreSetupException">A setting of the storage is wrong.</exception>
    public static IServiceCollection AddCollab(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = Settings.Read(configuration);
        services.AddCollabTelemetry(configuration);
        services.AddCollabStorage(configuration);
        services.HoldDuringImports();
        services.AddRegister(settings.Register);
        services.AddCollabMessaging(new(settings.Register.WebhooksToPrivateAddresses), settings.Smtp);
        services.AddCollabApi(settings.Api, settings.Limits);
        services.AddSingleton<ApiDoor>();
        services.AddSingleton(provider => AdminToken.Load(configuration, provider.GetRequiredService<StorageOptions>().DataFolder));
        services.AddSingleton(provider => new UploadSignature(
            UploadKey.Load(configuration, provider.GetRequiredService<StorageOptions>().DataFolder), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => PersonKey.Load(configuration, provider.GetRequiredService<StorageOptions>().DataFolder));
        services.AddSingleton(provider => WebhookKey.Load(configuration, provider.GetRequiredService<StorageOptions>().DataFolder));
        services.AddSignIn(settings.Oidc);
        services.AddSingleton<Func<AdminToken>>(provider => provider.GetRequiredService<AdminToken>);
        services.AddSingleton<Func<PersonMarks>>(provider => provider.GetRequiredService<PersonMarks>);
        services.AddSingleton<Func<SubscriptionSecrets>>(provider => provider.GetRequiredService<SubscriptionSecrets>);
        services.AddSingleton<Func<ApiDoor>>(provider => provider.GetRequiredService<ApiDoor>);
        services.AddSingleton<Opening>();
        services.AddSingleton<Listening>();
        services.AddSingleton<FunctionsHost>();
        services.Configure<LoggerFilterOptions>(QuietTheFrameworks);
        services.AddHostedService<ReadyMessage>();
        if (DemoSwitch.IsOn(configuration))
        {
            services.AddHostedService<DemoService>();
        }

        return services;
    }

    /// <summary>The frameworks tell of every request. As the weakest rule: a setting <c>Logging:LogLevel:Microsoft</c> still wins.</summary>
    private static void QuietTheFrameworks(LoggerFilterOptions options) =>
        options.Rules.Insert(0, new LoggerFilterRule(providerName: null, "Microsoft", LogLevel.Warning, filter: null));
}
