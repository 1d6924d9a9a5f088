using Collab.Core.Moving;
using Collab.Core.Store;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Functions.Start;

/// <summary>Registers what exports, imports and backs up the register.</summary>
internal static class MovingServices
{
    private const string Behind = "behind imports";

    /// <summary>Puts <see cref="HeldRowStore"/> before the store that was registered last, for everybody.</summary>
    public static IServiceCollection HoldDuringImports(this IServiceCollection services)
    {
        var inner = services.Last(s => s.ServiceType == typeof(IRowStore));
        services.Remove(inner);
        services.Add(inner.ImplementationType is { } type
            ? new ServiceDescriptor(typeof(IRowStore), Behind, type, ServiceLifetime.Singleton)
            : new ServiceDescriptor(typeof(IRowStore), Behind, (provider, _) => inner.ImplementationFactory!(provider), ServiceLifetime.Singleton));
        return services
            .AddSingleton(provider => new HeldRowStore(provider.GetRequiredKeyedService<IRowStore>(Behind), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IRowStore>(provider => provider.GetRequiredService<HeldRowStore>())
            .AddSingleton(provider => provider.GetRequiredService<HeldRowStore>().State);
    }

    public static IServiceCollection AddMoving(this IServiceCollection services) => services
        .AddSingleton<ExportRegister>()
        .AddSingleton<ImportRegister>()
        .AddSingleton<KeepBackup>();
}
