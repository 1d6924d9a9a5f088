using Collab.Web.Api.OpenApi.Schemas;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes what is about the service itself.</summary>
internal static class ServiceDescriptions
{
    public static void Live(OperationDescription operation) => operation
        .Named("isLive", Tags.Service, "Says that the process answers")
        .WithoutStore()
        .GivesFigures<HealthBody>("It does.", Example.Of("live"));

    public static void Ready(OperationDescription operation) => operation
        .Named("isReady", Tags.Service, "Says that the storage answers too")
        .GivesFigures<HealthBody>("It does.", Example.Of("ready"));

    public static void OpenApi(OperationDescription operation) => operation
        .Named("getOpenApi", Tags.Service, "Reads this document")
        .WithoutStore()
        .GivesFile<OpenApiBody>("The API in OpenAPI 3.1.", Example.Of("openapi"));
}
