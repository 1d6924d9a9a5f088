using Collab.Core.Results;
using Collab.Web.Api.Answers;
using Collab.Web.Api.Problems;
using Collab.Web.Api.SignIn;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Requests;

/// <summary>What all lists have in common: filter, page, answer. A cursor holds for the list of one name.</summary>
internal static class PageHandling
{
    /// <summary>Answers with a page of a list without filters.</summary>
    public static Task RunAsync(HttpContext http, string list, Func<Paged<Query>, CancellationToken, Task<Outcome<RecordPage>>> read) =>
        RunAsync(http, list, query => query, read);

    /// <summary>Answers with a page; <paramref name="filterOf"/> takes the list's filter from the query.</summary>
    public static Task RunAsync<TFilter>(
        HttpContext http, string list, Func<Query, TFilter> filterOf, Func<Paged<TFilter>, CancellationToken, Task<Outcome<RecordPage>>> read) =>
        AnswerAsync(http, list, filterOf, async asked => await PageAnswer.WriteAsync(http, asked.Page, await read(asked, http.RequestAborted)));

    /// <summary>As <see cref="RunAsync{TFilter}"/>, for a list that has an <paramref name="answer"/> of its own.</summary>
    public static Task AnswerAsync<TFilter>(HttpContext http, string list, Func<Query, TFilter> filterOf, Func<Paged<TFilter>, Task> answer)
    {
        var query = new Query(http.Request);
        var asked = new Paged<TFilter>(SignedIn.CallerOf(http), filterOf(query), query.Page(list));
        return query.Close() is { } problem ? ProblemWriter.WriteAsync(http, problem) : answer(asked);
    }
}
