using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Tests.Hosting;

/// <summary>One try of a blob function, as the function saw it.</summary>
public sealed record BlobTry(string Name, string Content, string InvocationId, int RetryCount);

/// <summary>What blob functions were given, which names they fail on, and what holds them up.</summary>
public sealed class BlobTries
{
    private int _running;
    private int _mostAtOnce;

    public ConcurrentQueue<BlobTry> All { get; } = [];

    /// <summary>How many more times a name fails; absent: never.</summary>
    public ConcurrentDictionary<string, int> Failures { get; } = [];

    /// <summary>Functions wait for it, unless they are told to stop.</summary>
    public TaskCompletionSource? Gate { get; set; }

    public int MostAtOnce => _mostAtOnce;

    public int Running => _running;

    public IEnumerable<string> Names => All.Select(one => one.Name);

    public async Task AddAsync(string name, string content, FunctionContext context)
    {
        var running = Interlocked.Increment(ref _running);
        for (var most = _mostAtOnce; running > most; most = _mostAtOnce)
        {
            Interlocked.CompareExchange(ref _mostAtOnce, running, most);
        }

        try
        {
            if (Gate is { } gate)
            {
                await gate.Task.WaitAsync(context.CancellationToken);
            }

            All.Enqueue(new BlobTry(name, content, context.InvocationId, context.RetryContext.RetryCount));
            if (Failures.TryGetValue(name, out var failures) && failures > 0)
            {
                Failures[name] = failures - 1;
                throw new InvalidOperationException("Meant to fail.");
            }
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }
}

public sealed class StreamFunction(BlobTries tries)
{
    [Function("ReadsStream")]
    public async Task Run([BlobTrigger("%Container%/{name}", Source = BlobTriggerSource.EventGrid)] Stream content, string name, FunctionContext context)
    {
        using var reader = new StreamReader(content);
        await tries.AddAsync(name, await reader.ReadToEndAsync(context.CancellationToken), context);
    }
}

public sealed class TextFunction(BlobTries tries)
{
    [Function("ReadsText")]
    public Task Run([BlobTrigger("%Container%/{institution}/{name}.csv")] string content, string institution, string name, FunctionContext context) =>
        tries.AddAsync($"{institution}|{name}", content, context);
}

public sealed class BytesFunction(BlobTries tries)
{
    [Function("ReadsBytes")]
    public Task Run([BlobTrigger("%Container%/{name}")] BinaryData content, string name, FunctionContext context) =>
        tries.AddAsync(name, content.ToString(), context);
}

public sealed class ClientFunction(BlobTries tries)
{
    [Function("ReadsClient")]
    public async Task Run([BlobTrigger("%Container%/{name}")] BlobClient blob, string name, FunctionContext context) =>
        await tries.AddAsync(name, (await blob.DownloadContentAsync()).Value.Content.ToString(), context);
}
