using System.Globalization;
using Collab.Core.Documents;
using Collab.Core.Results;
using Collab.Core.Writing;
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

/// <summary><c>/uploads</c>: files that are to come, and the addresses that take them.</summary>
internal sealed class UploadEndpoints(
    AnnounceUpload announce, ReceiveContent receive, UploadSignature signature, PostHandling post, ApiOptions options) : IEndpoints
{
    public const string Path = Routes.Base + "/uploads";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.Post(Path, PostAsync).Describe(UploadDescriptions.Announce);
        routes.Put(Path + "/{id}", PutAsync).Describe(UploadDescriptions.Send).WithMetadata(OpenToAll.Mark);
    }

    private Task PostAsync(HttpContext http) => post.RunAsync(
        http, (posted, token) => AnnounceAsync(posted, token), answer => $"{Routes.Base}/documents/{answer.Id}");

    private async Task<Outcome<WriteAnswer>> AnnounceAsync(Posted posted, CancellationToken cancellationToken)
    {
        var outcome = await announce.RunAsync(posted.Caller, posted.Json, options.UploadBytes, posted.Mark, cancellationToken);
        return outcome.Match<Outcome<WriteAnswer>>(announced => UploadAnswer.Of(announced), refusal => refusal);
    }

    /// <summary>The signature is looked at before anything is read: who has none costs nothing and learns nothing.</summary>
    private async Task PutAsync(HttpContext http)
    {
        var query = new Query(http.Request);
        var (expires, size, signed) = (NumberOf(query, "expires"), NumberOf(query, "size"), query.One("signature", _ => true, "a signature"));
        if ((query.Close() ?? ContentInput.Refuse(http.Request)) is { } problem)
        {
            await ProblemWriter.WriteAsync(http, problem);
            return;
        }

        await (PathIds.Read(http, "id", out var id) is null && signed is not null && signature.IsGood(id, expires, size, signed)
            ? RecordAnswer.AcceptedAsync(http, await receive.RunSignedAsync(id, ContentInput.Of(http.Request, options), http.RequestAborted))
            : ProblemWriter.WriteAsync(http, Problem.WrongAddress));
    }

    /// <summary>−1 for what is no number: no signature is good for that.</summary>
    private static long NumberOf(Query query, string name) =>
        long.TryParse(query.One(name, _ => true, "a number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
