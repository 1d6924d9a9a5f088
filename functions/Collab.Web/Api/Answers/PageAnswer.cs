using System.Buffers;
using System.Text;
using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Answers with a page of a list: <c>{"items": […], "next": …}</c> and a link to the next page (RFC 8288).</summary>
internal static class PageAnswer
{
    /// <summary>What a query may hold by RFC 3986, section 3.4.</summary>
    private static readonly SearchValues<char> OfAddresses =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?%");

    public static Task WriteAsync(HttpContext http, PageWanted wanted, Outcome<RecordPage> outcome) =>
        outcome.TryGet(out var page, out var refusal) ? WriteAsync(http, wanted, page) : ProblemWriter.WriteAsync(http, refusal);

    /// <summary>The page, with <paramref name="more"/> (a member or several, in JSON) behind its own members.</summary>
    public static async Task WriteAsync(HttpContext http, PageWanted wanted, RecordPage page, byte[]? more = null)
    {
        var response = http.Response;
        response.ContentType = "application/json";
        response.Headers.CacheControl = "private, no-cache";
        var next = page.Next is { } position ? Cursor.Of(wanted.List, position) : null;
        if (next is not null)
        {
            response.Headers.Link = $"<{NextAddress(http.Request, next)}>; rel=\"next\"";
        }

        response.ContentLength = LengthOf(page.Items, next) + (more is null ? 0 : more.Length + 1);
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            // The items are JSON already.
            Write(response.BodyWriter, page.Items, next, more);
            await response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    /// <summary><c>{"items":[]</c> and <c>,"next":null}</c>, the commas, and the cursor with its quotes in the place of null.</summary>
    private static long LengthOf(IReadOnlyList<byte[]> items, string? next) =>
        "{\"items\":[],\"next\":}"u8.Length + items.Sum(i => (long)i.Length) + Math.Max(0, items.Count - 1) + (next is null ? 4 : next.Length + 2);

    private static void Write(IBufferWriter<byte> output, IReadOnlyList<byte[]> items, string? next, byte[]? more)
    {
        output.Write("{\"items\":["u8);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            output.Write(items[i]);
        }

        output.Write("],\"next\":"u8);
        output.Write(next is null ? "null"u8 : Encoding.ASCII.GetBytes($"\"{next}\""));
        if (more is not null)
        {
            output.Write(","u8);
            output.Write(more);
        }

        output.Write("}"u8);
    }

    /// <summary>
    /// This request's address with the other cursor; all other parameters stay as the client wrote them, but for characters that no address
    /// has: Kestrel takes them in a request, a header can't carry them all, and one of them would end the link.
    /// </summary>
    private static string NextAddress(HttpRequest request, string next)
    {
        var others = request.QueryString.Value?.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => Uri.UnescapeDataString(p.Split('=')[0]) != "cursor").Select(Escaped) ?? [];
        return $"{request.PathBase.Add(request.Path).ToUriComponent()}?{string.Join('&', others.Append($"cursor={next}"))}";
    }

    private static string Escaped(string parameter) => parameter.AsSpan().ContainsAnyExcept(OfAddresses)
        ? string.Concat(parameter.Select(c => OfAddresses.Contains(c) ? c.ToString() : Uri.EscapeDataString(c.ToString())))
        : parameter;
}
