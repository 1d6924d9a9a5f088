using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Collab.LocalRuntime.Hosting.Storage;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Timers;

/// <summary>Timers of an app that may run in several processes: a status blob and a leased lock blob each, named as the genuine host does.</summary>
internal sealed class BlobTimerStore(BlobContainerClient container, string hostId) : ITimerStore
{
    // How soon another process takes over after this one went in good order. After a crash the lease has to run out first.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(5);

    public async Task<TimerHold> HoldAsync(string timer, CancellationToken cancellationToken)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var blob = container.GetBlobClient($"locks/{hostId}/Host.Functions.{timer}.Listener");
        await CreateAsync(blob, cancellationToken);
        while (true)
        {
            if (await HeldLease.TryAcquireAsync(blob, cancellationToken) is { } lease)
            {
                return new TimerHold(lease);
            }

            await Task.Delay(AskAgain, TimeProvider.System, cancellationToken);
        }
    }

    public async Task<ScheduleStatus?> ReadAsync(string timer, CancellationToken cancellationToken)
    {
        try
        {
            var content = await StatusOf(timer).DownloadContentAsync(cancellationToken);
            return JsonSerializer.Deserialize(content.Value.Content, TimerJson.Default.ScheduleStatus);
        }
        catch (RequestFailedException fault) when (fault.Status == 404)
        {
            return null;
        }
    }

    public Task WriteAsync(string timer, ScheduleStatus status, CancellationToken cancellationToken) =>
        StatusOf(timer).UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(status, TimerJson.Default.ScheduleStatus)), overwrite: true, cancellationToken);

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(
                BinaryData.Empty,
                new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                cancellationToken);
        }
        catch (RequestFailedException fault) when (fault.Status is 409 or 412)
        {
            // It is there already, perhaps under another process's lease: what was wanted.
        }
    }

    private BlobClient StatusOf(string timer) => container.GetBlobClient($"timers/{hostId}/Host.Functions.{timer}/status");
}
