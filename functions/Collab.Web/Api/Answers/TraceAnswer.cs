using Collab.Core.Results;
using Collab.Core.Tracing;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a page of the records behind a figure, and beside them the figure and what they add up to.</summary>
internal static class TraceAnswer
{
    public static Task WriteAsync(HttpContext http, PageWanted wanted, Outcome<TracePage> outcome) => outcome.TryGet(out var found, out var refusal)
        ? PageAnswer.WriteAsync(http, wanted, found.Page, found.Members)
        : ProblemWriter.WriteAsync(http, refusal);
}
