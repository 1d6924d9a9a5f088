using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Collab.Testing;

namespace Collab.LocalRuntime.Tests.Hosting;

internal sealed class AzuriteDropPlace(string connectionString) : IDropPlace
{
    private readonly string _name = UniqueName.Container();

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["AzureWebJobsStorage"] = connectionString,
        ["AzureFunctionsWebHost:hostid"] = _name[^30..],
        ["Container"] = _name,
    };

    public async Task PutAsync(string name, string content)
    {
        var container = new BlobContainerClient(connectionString, _name);
        await container.CreateIfNotExistsAsync();
        await container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true);
    }

    public Task DeleteAsync(string name) => new BlobClient(connectionString, _name, name).DeleteAsync();

    // Read without the client's own decoding: the base64 is the host's form. Peeking leaves the messages to the tests beside this one.
    public async Task<IReadOnlyList<string>> PoisonAsync()
    {
        var queue = new QueueClient(connectionString, "webjobs-blobtrigger-poison");
        if (!await queue.ExistsAsync())
        {
            return [];
        }

        var messages = await queue.PeekMessagesAsync(32);
        return [.. messages.Value
            .Select(message => Encoding.UTF8.GetString(Convert.FromBase64String(message.MessageText)))
            .Where(message => message.Contains(_name, StringComparison.Ordinal))];
    }
}
