using System.Globalization;
using Azure.Storage.Blobs;
using Collab.LocalRuntime.Hosting.Blobs;
using Collab.LocalRuntime.Hosting.Configuration;
using Collab.LocalRuntime.Hosting.Invocation;
using Collab.LocalRuntime.Hosting.Storage;
using Collab.LocalRuntime.Hosting.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.LocalRuntime.Hosting;

/// <summary>Sets up the timer and blob triggers. Everything that can be wrong with them is found here, before the host starts.</summary>
internal sealed class BackgroundTriggers
{
    private const int DefaultParallelism = 8;
    private readonly IConfiguration _configuration;
    private readonly LocalHostOptions _options;
    private readonly FunctionExecutionDelegate _pipeline;
    private readonly StoreChoice _store;
    private readonly AzureAccount? _account;
    private readonly string _hostId;

    private BackgroundTriggers(IConfiguration configuration, LocalHostOptions options, FunctionExecutionDelegate pipeline)
    {
        _configuration = configuration;
        _options = options;
        _pipeline = pipeline;
        _store = StoreChoice.From(configuration, options);
        _account = _store.IsAzure ? AzureAccount.Of(configuration, StoreChoice.DefaultConnection) : null;
        _hostId = HostId.Of(configuration);
    }

    /// <exception cref="InvalidDataException">A setting is missing or wrong.</exception>
    /// <exception cref="InvalidOperationException">A function's declaration is wrong.</exception>
    public static void Add(
        IServiceCollection services,
        IReadOnlyList<FunctionDescriptor> functions,
        FunctionExecutionDelegate pipeline,
        IConfiguration configuration,
        LocalHostOptions options)
    {
        var triggered = functions.Where(function => function.Trigger is TimerTriggerAttribute or BlobTriggerAttribute).ToList();
        if (triggered.Count == 0)
        {
            return;
        }

        var triggers = new BackgroundTriggers(configuration, options, pipeline);
        var loops = triggered
            .Select(function => function.Trigger is TimerTriggerAttribute timer ? triggers.Timer(function, timer) : triggers.Blob(function, (BlobTriggerAttribute)function.Trigger))
            .ToList();
        services.AddSingleton<IHostedService>(provider => new TriggerService([.. loops.Select(make => make(provider))]));
    }

    private Func<IServiceProvider, ITriggerLoop> Timer(FunctionDescriptor function, TimerTriggerAttribute trigger)
    {
        var schedule = TimerSchedule.Parse(trigger.Schedule, function.Name, _configuration);
        if (function.TriggerParameter.ParameterType != typeof(TimerInfo))
        {
            throw new InvalidOperationException($"The function '{function.Name}' must take its timer as TimerInfo.");
        }

        ITimerStore store = _account is null
            ? new FileTimerStore(Path.Combine(_store.RuntimeFolder, "timers"))
            : new BlobTimerStore(_account.HostContainer, _hostId);
        return services => new TimerLoop(
            new TriggeredFunction(function, _pipeline, services), schedule, store, services.GetRequiredService<TimeProvider>());
    }

    private Func<IServiceProvider, ITriggerLoop> Blob(FunctionDescriptor function, BlobTriggerAttribute trigger)
    {
        var pattern = BlobPattern.Parse(SettingNames.Resolve(trigger.BlobPath, function.Name, _configuration), function.Name);
        var type = function.TriggerParameter.ParameterType;
        if (type != typeof(Stream) && type != typeof(string) && type != typeof(BinaryData) && type != typeof(BlobClient))
        {
            throw new InvalidOperationException($"The function '{function.Name}' must take its blob as Stream, string, BinaryData or BlobClient.");
        }

        if (type == typeof(BlobClient) && _account is null)
        {
            throw new InvalidOperationException(
                $"The function '{function.Name}' takes a BlobClient, which a folder cannot give: take a Stream, or set {StoreChoice.DefaultConnection}.");
        }

        var account = trigger.Connection is { Length: > 0 } connection && _account is not null
            ? AzureAccount.Of(_configuration, connection)
            : _account;
        var pace = new BlobPace(Parallelism(), _options.BlobRetryDelays);
        return services =>
        {
            var clock = services.GetRequiredService<TimeProvider>();
            IBlobTriggerStore store = _account is null
                ? new FolderBlobStore(_store, pattern.Container, function.Name, clock)
                : new AzureBlobStore(account!, _account, pattern.Container, function.Name, _hostId);
            return new BlobLoop(new TriggeredFunction(function, _pipeline, services), pattern, store, pace, clock);
        };
    }

    private int Parallelism()
    {
        var text = _configuration[HostJson.BlobParallelismKey];
        return string.IsNullOrEmpty(text) ? DefaultParallelism
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
            : throw new InvalidDataException($"The setting {HostJson.BlobParallelismKey} is \"{text}\": set it to a whole number from 1 up.");
    }
}
