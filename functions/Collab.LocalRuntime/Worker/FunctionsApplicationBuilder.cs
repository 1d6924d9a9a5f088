using Collab.LocalRuntime.Hosting;
using Collab.LocalRuntime.Hosting.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Takes the app's services and settings and builds the host that runs its functions.</summary>
public sealed class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly LocalHostOptions _options;
    private readonly WebApplicationBuilder _web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> _middleware = [];
    private bool _servesHttp;
    private bool _built;

    internal FunctionsApplicationBuilder(string[] args, LocalHostOptions options)
    {
        _options = options;
        _web = LocalHost.CreateWebBuilder(args, options);
    }

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)_web).Properties;

    public ConfigurationManager Configuration => _web.Configuration;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    /// <summary>Finds the app's functions, checks what they ask for, and builds the host.</summary>
    /// <exception cref="InvalidOperationException">The app was built already, or a function's declaration is wrong.</exception>
    /// <exception cref="InvalidDataException">A setting is missing or has a value that cannot be; the message names it.</exception>
    public IHost Build()
    {
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }

        _built = true;
        return LocalHost.Build(_web, _options, _middleware, _servesHttp);
    }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        if (_built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }

        _middleware.Add(middleware);
        return this;
    }

    internal void ServeHttp()
    {
        if (!_servesHttp)
        {
            _servesHttp = true;
            Services.AddRouting();
            Services.AddMvcCore(); // The results of MVC (ContentResult, OkObjectResult) need what writes them.
        }
    }
}
