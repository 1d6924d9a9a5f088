using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Collab.Web.Api.Requests;

/// <summary>The conditional requests of RFC 9110, section 13, as far as the contract has them.</summary>
internal static class Preconditions
{
    /// <summary>What a PUT expects to find, or the problem with what it says.</summary>
    public static Problem? ReadPut(HttpRequest request, out Expectation expectation)
    {
        expectation = new Expectation.Nothing();
        var ifMatch = request.Headers.IfMatch;
        var ifNoneMatch = request.Headers.IfNoneMatch;
        return (ifMatch.Count, ifNoneMatch.Count) switch
        {
            (0, 0) => Problem.PreconditionRequired("Say \"If-None-Match: *\" to create, or \"If-Match\" with the entity tag of the version to replace."),
            (0, _) => ifNoneMatch == "*" ? null : Problem.Malformed("if-none-match", "If-None-Match of a PUT can only be *, to create."),
            (_, 0) => ReadTags(ifMatch, ref expectation),
            _ => Problem.Malformed("preconditions", "A PUT takes either If-Match or If-None-Match."),
        };
    }

    /// <summary>True when the client has the version with this tag (weak comparison).</summary>
    public static bool HasVersion(HttpRequest request, string etag)
    {
        var header = request.Headers.IfNoneMatch;
        return header.Count > 0
            && EntityTagHeaderValue.TryParseList(header, out var known)
            && EntityTagHeaderValue.TryParse(etag, out var current)
            && known.Any(tag => tag.Tag == "*" || tag.Compare(current, useStrongComparison: false));
    }

    /// <summary>The version that a change is for, or the problem with what it says.</summary>
    public static Problem? ReadIfMatch(HttpRequest request, bool anyVersion, out Expectation expectation)
    {
        expectation = new Expectation.AnyVersion();
        var header = request.Headers.IfMatch;
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return Problem.Malformed("preconditions", "This change takes If-Match, not If-None-Match.");
        }

        return header.Count == 0
            ? Problem.PreconditionRequired("Say \"If-Match\" with the entity tag of the version that the change is for.")
            : header == "*" && anyVersion ? null : ReadTags(header, ref expectation);
    }

    /// <summary>The version that a request is for where it names one, or the problem with what it says.</summary>
    public static Problem? ReadIfMatchIfAny(HttpRequest request, out Expectation expectation)
    {
        expectation = new Expectation.AnyVersion();
        return request.Headers.IfMatch.Count == 0 ? null : ReadIfMatch(request, anyVersion: true, out expectation);
    }

    private static Problem? ReadTags(StringValues header, ref Expectation expectation)
    {
        if (header == "*")
        {
            return Problem.Malformed("if-match", "If-Match of a PUT names the entity tag of the version to replace; * is refused.");
        }

        if (!EntityTagHeaderValue.TryParseStrictList(header, out var tags) || tags.Count == 0 || tags.Any(t => t.Tag == "*"))
        {
            return Problem.Malformed("if-match", "If-Match is an entity tag, such as \"3\" with its quotes.");
        }

        // A weak tag keeps its W/ and so matches no version, as the strong comparison of If-Match demands.
        expectation = new Expectation.Version([.. tags.Select(t => t.ToString())]);
        return null;
    }
}
