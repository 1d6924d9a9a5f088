using System.Collections.Concurrent;
using System.Threading.Channels;
using Collab.Core.Access;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Collab.Web.Api.SignIn;

/// <summary>
/// Notes on which day each client signed in last: beside the requests, once a day for each client and process. A note that can't be kept is
/// logged and made again at the client's next request.
/// </summary>
public sealed class LastUse(MarkClientUsed mark, TimeProvider clock, ILogger<LastUse> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;
    private const int MostRemembered = 10_000;

    private readonly ConcurrentDictionary<Guid, DateOnly> noted = new();
    private readonly Channel<(Guid Client, DateOnly Day)> waiting =
        Channel.CreateBounded<(Guid, DateOnly)>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>The client has signed in. Returns at once.</summary>
    public void Note(Guid client)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (noted.TryGetValue(client, out var day) && day == today)
        {
            return;
        }

        if (noted.Count >= MostRemembered)
        {
            noted.Clear();
        }

        noted[client] = today;
        if (!waiting.Writer.TryWrite((client, today)))
        {
            // Too many at once, or the app is stopping: the next request tries again.
            noted.TryRemove(client, out _);
        }
    }

    /// <summary>Takes no more notes and keeps those that wait, as far as the time for stopping allows.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        waiting.Writer.TryComplete();
        if (ExecuteTask is { } running)
        {
            await running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await base.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (client, day) in waiting.Reader.ReadAllAsync(stoppingToken))
            {
                await KeepAsync(client, day, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end. After a start that failed the host would take the exception for a fault of ours.
        }
    }

    private async Task KeepAsync(Guid client, DateOnly day, CancellationToken cancellationToken)
    {
        try
        {
            if (await mark.RunAsync(client, day, cancellationToken))
            {
                return;
            }

            Log.LastUseLost(logger, client, "others kept changing it");
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            Log.LastUseLost(logger, client, fault.Message);
        }

        noted.TryRemove(client, out _);
    }
}
