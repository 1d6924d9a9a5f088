using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary>The endpoints of one resource. An endpoint parses, calls one operation and maps its outcome.</summary>
internal interface IEndpoints
{
    void Map(IEndpointRouteBuilder routes);
}
