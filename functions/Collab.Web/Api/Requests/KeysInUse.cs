using System.Collections.Concurrent;

namespace Collab.Web.Api.Requests;

/// <summary>The idempotency keys whose first request is running in this process. Those of other processes meet at the store's marker.</summary>
internal sealed class KeysInUse
{
    private readonly ConcurrentDictionary<(string Client, string Key), byte> running = new();

    public bool TryEnter(string client, string key) => running.TryAdd((client, key), 0);

    public void Leave(string client, string key) => running.TryRemove((client, key), out _);
}
