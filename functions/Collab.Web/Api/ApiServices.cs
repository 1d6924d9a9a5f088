using Collab.Web.Api.Endpoints;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Web.Api;

/// <summary>Registers the HTTP API. The operations of Collab.Core and an <see cref="ITokenDirectory"/> are the app's to register.</summary>
public static class ApiServices
{
    /// <summary>How slowly a client may send its body, in bytes a second, before it is cut off: a stalled sender must not hold a request for ever.</summary>
    private const double SlowestBytesPerSecond = 240;

    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddCollabApi(this IServiceCollection services, ApiOptions options, LimitOptions limits)
    {
        ArgumentNullException.ThrowIfNull(options);
        services.AddRouting();
        services.AddSingleton(options);
        services.AddSingleton(limits);
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<RequestLimit>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<KeysInUse>();
        services.AddSingleton<PostHandling>();
        services.AddSingleton<ChangeHandling>();
        services.AddSingleton<IEndpoints, InstitutionEndpoints>();
        services.AddSingleton<IEndpoints, CollaborationEndpoints>();
        services.AddSingleton<IEndpoints, ItemEndpoints>();
        services.AddSingleton<IEndpoints, RecordEndpoints>();
        services.AddSingleton<IEndpoints, ReportEndpoints>();
        services.AddSingleton<IEndpoints, SummaryEndpoints>();
        services.AddSingleton<IEndpoints, ReminderEndpoints>();
        services.AddSingleton<IEndpoints, UploadEndpoints>();
        services.AddSingleton<IEndpoints, DocumentEndpoints>();
        services.AddSingleton<IEndpoints, DecisionEndpoints>();
        services.AddSingleton<IEndpoints, ClientEndpoints>();
        services.AddSingleton<IEndpoints, SubscriptionEndpoints>();
        services.AddSingleton<IEndpoints, CodeListEndpoints>();
        services.AddSingleton<IEndpoints, TemplateEndpoints>();
        services.AddSingleton<IEndpoints, MovingEndpoints>();
        services.AddSingleton<IEndpoints, HealthEndpoints>();
        services.AddSingleton<IEndpoints, OpenApiEndpoints>();
        services.AddSingleton<IEndpoints, DocsEndpoints>();
        services.AddSingleton<ApiDocument>();
        return services.Configure<KestrelServerOptions>(kestrel => Limit(kestrel, options));
    }

    private static void Limit(KestrelServerOptions kestrel, ApiOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.UploadBytes;
        kestrel.Limits.MinRequestBodyDataRate = new(SlowestBytesPerSecond, SlowStart);
    }
}
