using System.Text.Json.Nodes;
using Collab.Functions.Start;
using Collab.Testing;
using Collab.Web.Api;
using Collab.Web.Api.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Collab.EndToEnd.Tests.OpenApi;

/// <summary>The app as <c>Program</c> builds it, in this process and not started: its endpoints, and the OpenAPI document made from them.</summary>
public sealed class DescribedApi : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new();
    private IHost? host;

    /// <summary>Every endpoint that the API maps.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];

    /// <summary>The OpenAPI document.</summary>
    public JsonNode Document { get; private set; } = new JsonObject();

    public async Task InitializeAsync()
    {
        var builder = FunctionsApplication.CreateBuilder([$"--Collab:DataFolder={folder.Of("data")}", "--Collab:AdminToken=a-token-of-more-than-twenty-characters"]);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddCollab(builder.Configuration);
        host = builder.Build();
        ApiPipeline.Build(host.Services);
        Endpoints = [.. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        Document = JsonNode.Parse((await host.Services.GetRequiredService<ApiDocument>().ReadAsync(CancellationToken.None)).Json)!;
    }

    Task IAsyncLifetime.DisposeAsync()
    {
        host?.Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => folder.Dispose();
}
