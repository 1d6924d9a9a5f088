using System.Net;
using Collab.EndToEnd.Tests.Http;
using Collab.Testing.Azurite;

namespace Collab.EndToEnd.Tests.Hosting;

/// <summary>What is answered while the storage can't be reached.</summary>
public sealed class OutageTests
{
    [AzuriteFact]
    public async Task Storage_GoneAndBack_Is503WithRetryAfterAndThenAsBefore()
    {
        await using var azurite = await AzuriteServer.StartNewAsync(CancellationToken.None);
        await using var app = await AppProcess.StartAsync(new Dictionary<string, string> { ["AzureWebJobsStorage"] = azurite.ConnectionString });
        var api = new ApiClient(app.Http);
        var path = await api.CollaborationAsync();
        var before = (await api.GetAsync(path)).Want(HttpStatusCode.OK);

        await azurite.StopAsync();
        foreach (var answer in await Task.WhenAll(api.GetAsync(path), api.PostAsync($"{path}/activities", Samples.Activity()), api.GetAsync("/api/health/ready")))
        {
            answer.WantProblem(HttpStatusCode.ServiceUnavailable, "storage-unavailable");
            Assert.NotNull(answer.Header("Retry-After"));
        }

        (await api.GetAsync("/api/health/live")).Want(HttpStatusCode.OK);
        await azurite.StartAsync(CancellationToken.None);
        Assert.Equal(before.Bytes, (await api.GetAsync(path)).Want(HttpStatusCode.OK).Bytes);
        Assert.Empty(await api.WalkAsync($"{path}/activities"));
        (await api.PostAsync($"{path}/activities", Samples.Activity())).Want(HttpStatusCode.Created);
    }
}
