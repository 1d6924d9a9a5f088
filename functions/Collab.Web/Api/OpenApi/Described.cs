using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.OpenApi;

/// <summary>
/// Metadata of an endpoint: what writes its description. It runs when somebody asks for the OpenAPI document, never at start or in another
/// request.
/// </summary>
internal sealed record Described(Action<OperationDescription> Write)
{
    public OperationDescription Read()
    {
        var description = new OperationDescription();
        Write(description);
        return description;
    }
}

/// <summary>Describes endpoints.</summary>
internal static class Describing
{
    /// <summary>ASP.NET Core's explorer sees only endpoints with a method. Every handler is a request delegate, so one stands for all.</summary>
    private static readonly MethodInfo Handler = typeof(RequestDelegate).GetMethod(nameof(RequestDelegate.Invoke))!;

    /// <summary>Puts the endpoint into the OpenAPI document as <paramref name="write"/> describes it.</summary>
    public static TBuilder Describe<TBuilder>(this TBuilder endpoint, Action<OperationDescription> write)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Described(write), Handler);
}
