using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Bench.Floors;

/// <summary>The least that an ASP.NET Core app can be on this runtime: one that says hello. Its start is the floor of the product's.</summary>
internal static class HelloApp
{
    public const string Switch = "--hello-app";

    /// <summary>Starts one, waits until it is ready, ends it, and gives the seconds from its process's start to being ready, as it says itself.</summary>
    public static async Task<double> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [Switch]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadLineAsync();
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return double.Parse(said ?? throw new InvalidOperationException("The bare app didn't start."), CultureInfo.InvariantCulture);
    }

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/", (RequestDelegate)(http => http.Response.WriteAsync("Hello")));
        app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() =>
        {
            using var process = Process.GetCurrentProcess();
            var age = TimeProvider.System.GetUtcNow() - process.StartTime.ToUniversalTime();
            Console.Out.WriteLine(age.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture));
        });
        await app.StartAsync();
        await Console.In.ReadLineAsync();
        await app.StopAsync();
        return 0;
    }
}
