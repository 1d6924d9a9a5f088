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
        .Gives<OpenApiBody>("The API in OpenAPI 3.1.", Example.Of("openapi"));

    public static void Docs(OperationDescription operation) => operation
        .Named("readDocs", Tags.Service, "Shows the API as a page to read and try")
        .WithoutStore()
        .Shows("text/html", "The page.", Example.OfText("docs.html"));

    public static void DocsFile(OperationDescription operation) => operation
        .Named("readDocsFile", Tags.Service, "Reads a file that the page needs")
        .WithoutStore()
        .Takes(p => p.Path("file", "The file's name.", Shapes.OneOf([.. ViewerFile.Names]), "docs.js"))
        .Shows("text/javascript", "A script,", Example.OfText("docs.js"))
        .Shows("text/css", "a style sheet", Example.OfText("docs.css"))
        .Shows("image/png", "or a picture.", Example.OfText("picture.txt"));
}
