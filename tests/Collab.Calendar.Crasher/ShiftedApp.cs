using System.Reflection;
using Collab.Functions.Start;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.Calendar.Crasher;

/// <summary>The app as its own program puts it together, on a shifted clock.</summary>
internal static class ShiftedApp
{
    public static async Task<int> RunAsync(DateTimeOffset from, string[] arguments)
    {
        // The functions are looked for in the assembly that was started.
        Assembly.SetEntryAssembly(typeof(AppServices).Assembly);
        var builder = FunctionsApplication.CreateBuilder(arguments);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton<TimeProvider>(new ShiftedClock(from));
        builder.Services.AddCollab(builder.Configuration);
        using var host = builder.Build();
        await host.Services.GetRequiredService<Opening>().RunAsync(CancellationToken.None);
        await host.RunAsync();
        return 0;
    }
}
