using Collab.Web.Api.Endpoints;
using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.Web.Api;

/// <summary>The whole HTTP API as one delegate: what every function of the app hands its requests to.</summary>
public static class ApiPipeline
{
    /// <summary>Builds the pipeline; once is enough. The request must come without an endpoint or route values of another router.</summary>
    public static RequestDelegate Build(IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(services);
        var app = new ApplicationBuilder(services);
        app.UseMiddleware<RequestTrace>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ProblemHandling>();
        app.UseRouting();
        app.UseMiddleware<SignInMiddleware>();
        app.UseMiddleware<ClientLimitsMiddleware>();
        app.UseMiddleware<RequestLimitMiddleware>();
        app.UseMiddleware<ImportHold>();
        app.UseEndpoints(routes =>
        {
            foreach (var endpoints in services.GetServices<IEndpoints>())
            {
                endpoints.Map(routes);
            }
        });
        return app.Build();
    }
}
