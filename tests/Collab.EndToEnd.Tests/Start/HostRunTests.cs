using Collab.Functions.Start;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.EndToEnd.Tests.Start;

public sealed class HostRunTests
{
    [Fact]
    public async Task Run_AServiceCantStart_FailsWithItAndEndsWhatHasBegunAsAtAStop()
    {
        var (builder, atWork) = Builder();
        builder.Services.AddHostedService(_ => new Service(start: async () =>
        {
            await atWork.Begun;
            throw new InvalidDataException("The port is taken.");
        }));

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => HostRun.RunAsync(builder.Build()));

        Assert.Equal("The port is taken.", failure.Message);
        Assert.True(await atWork.EndedAtAStop);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Run_IsStopped_SaysByItsExitCodeWhetherAllWorkHadEnded(bool tooSoon, int exitCode)
    {
        var (builder, atWork) = Builder();
        builder.Services.AddHostedService(_ => new Service(stop: () => tooSoon ? Task.FromCanceled(new(canceled: true)) : Task.CompletedTask));
        using var host = builder.Build();
        var run = HostRun.RunAsync(host);
        await atWork.Begun;
        host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal(exitCode, await run);
        Assert.True(await atWork.EndedAtAStop);
    }

    private static (HostApplicationBuilder Builder, AtWork AtWork) Builder()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var atWork = new AtWork();
        builder.Services.AddHostedService(services =>
        {
            atWork.Lifetime = services.GetRequiredService<IHostApplicationLifetime>();
            return atWork;
        });
        return (builder, atWork);
    }

    /// <summary>Works until it is told to end, and notes whether that was a stop.</summary>
    private sealed class AtWork : BackgroundService
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<bool> endedAtAStop = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IHostApplicationLifetime? Lifetime { get; set; }

        public Task Begun => begun.Task;

        public Task<bool> EndedAtAStop => endedAtAStop.Task;

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await using var told = stoppingToken.Register(() => endedAtAStop.SetResult(Lifetime!.ApplicationStopping.IsCancellationRequested));
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
    }

    private sealed class Service(Func<Task>? start = null, Func<Task>? stop = null) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => start?.Invoke() ?? Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => stop?.Invoke() ?? Task.CompletedTask;
    }
}
