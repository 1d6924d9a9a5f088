using Collab.LocalRuntime.Hosting.Configuration;
using Collab.LocalRuntime.Hosting.Http;
using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Collab.LocalRuntime.Hosting;

/// <summary>Puts the host together: settings, logging, Kestrel and the triggers.</summary>
internal static class LocalHost
{
    private static readonly string[] EnvironmentVariables = ["AZURE_FUNCTIONS_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <summary>An empty web host (nothing is loaded that was not asked for: it starts in a few tens of milliseconds) with our settings.</summary>
    public static WebApplicationBuilder CreateWebBuilder(string[] args, LocalHostOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = options.CurrentDirectory,
            EnvironmentName = EnvironmentName(),
        });
        AddSettings(builder.Configuration, builder.Environment.EnvironmentName, args, options);
        AddLogging(builder);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    public static IHost Build(
        WebApplicationBuilder builder,
        LocalHostOptions options,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware,
        bool servesHttp)
    {
        var functions = FunctionCatalog.Find(options.FunctionTypes);
        var pipeline = InvocationPipeline.Compose(middleware);
        var routes = HttpRoutes.Of(functions, builder.Configuration);
        if (routes.Count > 0 && !servesHttp)
        {
            throw new InvalidOperationException("The app has HTTP triggers: call ConfigureFunctionsWebApplication() on the builder.");
        }

        BackgroundTriggers.Add(builder.Services, functions, pipeline, builder.Configuration, options);
        builder.WebHost.UseKestrelCore().UseUrls(Listening.Urls(builder.Configuration));
        var app = builder.Build();
        var dispatcher = new HttpDispatcher(routes, pipeline, app.Services);
        app.Run(dispatcher.HandleAsync);
        return app;
    }

    private static string? EnvironmentName() =>
        EnvironmentVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(name => !string.IsNullOrEmpty(name));

    // Later sources win. Nothing watches the files: settings hold for a run.
    private static void AddSettings(ConfigurationManager configuration, string environment, string[] args, LocalHostOptions options)
    {
        if (options.FindFile(HostJson.FileName) is { } hostJson)
        {
            configuration.AddInMemoryCollection(HostJson.Read(hostJson));
        }

        foreach (var name in new[] { "appsettings.json", $"appsettings.{environment}.json" })
        {
            if (options.FindFile(name) is { } settings)
            {
                configuration.AddJsonFile(settings, optional: false, reloadOnChange: false);
            }
        }

        if (options.FindFile(LocalSettings.FileName) is { } localSettings)
        {
            configuration.AddInMemoryCollection(LocalSettings.Read(localSettings));
        }

        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(CommandLine.WithoutBareSwitches(args));
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        // A start that fails throws, and whoever called tells the reason once, in a sentence: not the host too, with a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection($"{HostJson.Section}:logging"));
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Services.AddSingleton<ConsoleFormatter, OneLineFormatter>();
        builder.Logging.AddConsole(console => console.FormatterName = OneLineFormatter.FormatterName);
    }
}
