using Collab.Core.Moving;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with an export, while it is made. When that fails midway the answer breaks off, and lacks the export's last line.</summary>
internal static class ExportAnswer
{
    public static async Task WriteAsync(HttpContext http, RegisterExport export, string scope)
    {
        var response = http.Response;
        response.ContentType = NdjsonInput.ContentType;
        response.Headers.ContentDisposition = $"attachment; filename=\"collab-{scope}.ndjson\"";
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            await export.WriteAsync(response.Body, http.RequestAborted);
        }
    }
}
