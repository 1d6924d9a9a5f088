using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>The OpenAPI document of the API, made from its endpoints when it is first asked for, and kept.</summary>
public sealed class ApiDocument(EndpointDataSource endpoints, IHostEnvironment environment)
{
    private const string Name = "v1";

    private readonly Lazy<Task<ApiDocumentBytes>> made = new(() => MakeAsync(endpoints, environment));

    /// <summary>The document in JSON and its entity tag.</summary>
    public Task<ApiDocumentBytes> ReadAsync(CancellationToken cancellationToken) => made.Value.WaitAsync(cancellationToken);

    private static async Task<ApiDocumentBytes> MakeAsync(EndpointDataSource endpoints, IHostEnvironment environment)
    {
        // Services of its own: those of ASP.NET Core's explorer are needed this once, and the app's start and requests needn't carry them.
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(endpoints);
        services.AddSingleton(environment);
        services.AddOpenApi(Name, Configure);
        await using var provider = services.BuildServiceProvider();
        var document = await provider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(CancellationToken.None);
        using var buffer = new MemoryStream();
        await document.SerializeAsJsonAsync(buffer, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return ApiDocumentBytes.Of(JsonNode.Parse(buffer.ToArray())!);
    }

    private static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => description.HttpMethod != HttpMethods.Head && description.ActionDescriptor.EndpointMetadata.OfType<Described>().Any();
        options.AddOperationTransformer(new OperationWriter());
        options.AddDocumentTransformer(new DocumentFrame());
    }
}
