using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary>Maps plain request delegates: no binding by reflection, which would cost at start and on each request.</summary>
internal static class Routes
{
    public const string Base = "/api/v1";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointConventionBuilder Get(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) =>
        routes.MapMethods(pattern, Reading, handler);

    public static IEndpointConventionBuilder Put(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) => routes.MapPut(pattern, handler);

    public static IEndpointConventionBuilder Post(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) => routes.MapPost(pattern, handler);

    public static IEndpointConventionBuilder Patch(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) => routes.MapPatch(pattern, handler);

    public static IEndpointConventionBuilder Delete(this IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) => routes.MapDelete(pattern, handler);
}
