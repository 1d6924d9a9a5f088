using Collab.Core.Standards;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>Ids in the path. One that can't be an id names nothing, so it is not found.</summary>
internal static class PathIds
{
    public static string Text(HttpContext http, string name) => (string)http.Request.RouteValues[name]!;

    /// <summary>The problem of a path without such an id, or null.</summary>
    public static Problem? Read(HttpContext http, string name, out Guid id) =>
        RecordId.TryParse(Text(http, name), out id) ? null : Problem.OfStatus(StatusCodes.Status404NotFound);
}
