using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.Functions.Start;

/// <summary>Runs the host from its start to its end.</summary>
internal static class HostRun
{
    /// <summary>Returns the process's exit code when the host was asked to stop and has stopped; then the host is disposed.</summary>
    /// <exception cref="Exception">The host couldn't start.</exception>
    public static async Task<int> RunAsync(IHost host)
    {
        try
        {
            await StartAsync(host);
            await host.WaitForShutdownAsync();
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("The app was stopped before all its work had ended; that goes on where it was at the next start.");
            return 1;
        }
        finally
        {
            if (host is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync();
            }
        }
    }

    private static async Task StartAsync(IHost host)
    {
        try
        {
            await host.StartAsync();
        }
        catch
        {
            // What has begun is told to end before it is taken away; else it would be logged as having failed, above the true reason.
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
            throw;
        }
    }
}
