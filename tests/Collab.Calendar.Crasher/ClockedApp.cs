using System.Reflection;
using Collab.Functions.Start;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Calendar.Crasher;

/// <summary>The app as its own program puts it together, on a clock of ours.</summary>
internal static class ClockedApp
{
    /// <summary>Puts the app together and opens its store; it neither listens nor follows its triggers before it is run.</summary>
    public static async Task<IHost> OpenAsync(TimeProvider clock, string[] arguments, Action<ILoggingBuilder> log)
    {
        // The functions are looked for in the assembly that was started.
        Assembly.SetEntryAssembly(typeof(AppServices).Assembly);
        var builder = FunctionsApplication.CreateBuilder(arguments);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(clock);
        builder.Services.AddCollab(builder.Configuration);
        log(builder.Logging);
        var host = builder.Build();
        await host.Services.GetRequiredService<Opening>().RunAsync(CancellationToken.None);
        return host;
    }

    public static async Task<int> RunAsync(TimeProvider clock, string[] arguments)
    {
        using var host = await OpenAsync(clock, arguments, log: _ => { });
        await host.RunAsync();
        return 0;
    }
}
