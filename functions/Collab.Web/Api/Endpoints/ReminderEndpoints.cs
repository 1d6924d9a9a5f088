using Collab.Core.Reminders;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/reminders</c>: what somebody should look at.</summary>
internal sealed class ReminderEndpoints(ReadReminders read) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) => routes.Get(Routes.Base + "/reminders", ListAsync).Describe(ReminderDescriptions.List);

    private Task ListAsync(HttpContext http) => PageHandling.RunAsync(
        http, "reminders", FilterOf, async (asked, token) => await read.ListAsync(asked.Caller, asked.Filter, asked.Limit, asked.AfterId, token));

    private static ReminderFilter FilterOf(Query query)
    {
        var since = query.Instants("since");
        return new(query.Slugs("institution"), query.Codes<ReminderKind>("kind"), since.Count == 0 ? null : since.Min());
    }
}
