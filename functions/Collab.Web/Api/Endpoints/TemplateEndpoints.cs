using Collab.Core.Settings;
using Collab.Core.Standards;
using Collab.Core.Templates;
using Collab.Web.Api.Answers;
using Collab.Web.Api.OpenApi;
using Collab.Web.Api.OpenApi.Descriptions;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collab.Web.Api.Endpoints;

/// <summary><c>/templates</c>: empty tables to fill in. Open to all, as the code lists are.</summary>
internal sealed class TemplateEndpoints(ReadTemplates read, RegisterSettings settings) : IEndpoints
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.Get(Routes.Base + "/templates/{kind}.{format}", GetAsync).Describe(CodeListDescriptions.Template).WithMetadata(OpenToAll.Mark);

    private Task GetAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var language = query.One("language", v => LanguageTag.Spoken.Contains(v, StringComparer.Ordinal), $"one of {string.Join(", ", LanguageTag.Spoken)}");
        return query.Close() is { } problem
            ? ProblemWriter.WriteAsync(http, problem)
            : TemplateAnswer.WriteAsync(
                http, read.One(PathIds.Text(http, "kind"), PathIds.Text(http, "format"), language ?? settings.DefaultLanguage));
    }
}
