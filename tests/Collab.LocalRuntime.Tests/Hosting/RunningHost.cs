using System.Text.Json;
using Collab.LocalRuntime.Hosting.Configuration;
using Collab.Testing;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>The real host, in this process, on a free port and a folder of its own, running the functions of the given types.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly IHost _host;

    private RunningHost(IHost host)
    {
        _host = host;
        var addresses = host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        Client = new HttpClient { BaseAddress = new Uri(addresses!.Addresses.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<RunningHost> StartAsync(
        TempFolder folder,
        Type[] functions,
        object? hostJson = null,
        IReadOnlyDictionary<string, string>? settings = null,
        Action<FunctionsApplicationBuilder>? configure = null,
        Func<LocalHostOptions, LocalHostOptions>? options = null)
    {
        if (hostJson is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder.Path, "host.json"), JsonSerializer.Serialize(hostJson));
        }

        string[] args = ["--urls=http://127.0.0.1:0", .. (settings ?? new Dictionary<string, string>()).Select(pair => $"--{pair.Key}={pair.Value}")];
        var surroundings = new LocalHostOptions { CurrentDirectory = folder.Path, BaseDirectory = folder.Path, FunctionTypes = functions };
        var builder = new FunctionsApplicationBuilder(args, options?.Invoke(surroundings) ?? surroundings);
        builder.ConfigureFunctionsWebApplication();
        configure?.Invoke(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new RunningHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Client.Dispose();
    }
}
