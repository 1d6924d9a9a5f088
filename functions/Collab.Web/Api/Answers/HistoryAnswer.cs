using Collab.Core.History;
using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a page of a history and the member <c>chain</c>: what the check of the whole found.</summary>
internal static class HistoryAnswer
{
    public static Task WriteAsync(HttpContext http, PageWanted wanted, Outcome<VerifiedHistory> outcome) => outcome.TryGet(out var found, out var refusal)
        ? PageAnswer.WriteAsync(http, wanted, found.Page, [.. "\"chain\":"u8, .. found.Chain.ToJson()])
        : ProblemWriter.WriteAsync(http, refusal);
}
