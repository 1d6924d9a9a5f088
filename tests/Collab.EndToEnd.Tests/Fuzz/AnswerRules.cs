using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>What every answer has to be, whatever was sent.</summary>
internal static partial class AnswerRules
{
    private const string ProblemType = "application/problem+json";

    /// <summary>The server's own refusals of what is no HTTP, or too much of it; they have no body.</summary>
    private static readonly int[] RefusedByTheServer = [400, 405, 408, 411, 413, 414, 431, 501, 505];

    /// <summary>What is wrong with the answer, or null.</summary>
    public static string? Fault(Message message, RawAnswer? answer)
    {
        if (answer is null)
        {
            return message.IsBroken ? null : "the server hung up";
        }

        if (answer.Header("X-Injected") is not null)
        {
            return "a header was injected";
        }

        if (answer.Header("Server") is not null || answer.Headers.Keys.Any(name => name.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)))
        {
            return "a header that tells of the server, or lets other origins in";
        }

        if (answer.Header("Content-Type") is not null && (answer.Header("X-Content-Type-Options") != "nosniff" || answer.Header("Content-Security-Policy") is null))
        {
            return "an answer of the app without its headers of security";
        }

        if (answer.HasMore && !message.IsBroken)
        {
            return "more came back than one answer";
        }

        return answer.Status switch
        {
            200 or 201 or 204 => SuccessFault(message, answer),
            304 => answer.Body.Length > 0 ? "304 with a body" : null,
            >= 400 and < 500 => RefusalFault(message, answer),
            _ => message.IsBroken && RefusedByTheServer.Contains(answer.Status) && answer.Body.Length == 0 ? null : "a status that nobody should see",
        };
    }

    private static string? SuccessFault(Message message, RawAnswer answer)
    {
        if (answer.Status == 201 && answer.Header("Location") is null)
        {
            return "201 without Location";
        }

        if (answer.Header("Link") is { } link && !Next().IsMatch(link))
        {
            return "a link to the next page that is none";
        }

        if (message.Method == "HEAD" || answer.Status == 204)
        {
            return answer.Body.Length > 0 ? "a body where there is none" : null;
        }

        return answer.Header("Content-Type") switch
        {
            "application/json" => IsJson(answer.Body) ? null : "a body that isn't JSON",
            { } type when type.StartsWith("application/x-ndjson", StringComparison.Ordinal) => LinesFault(answer.Body),
            null => answer.Body.Length > 0 ? "a body without a type" : null,
            _ => null,
        };
    }

    private static string? LinesFault(byte[] body) =>
        Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.RemoveEmptyEntries).All(l => IsJson(Encoding.UTF8.GetBytes(l))) ? null : "a line that isn't JSON";

    private static string? RefusalFault(Message message, RawAnswer answer)
    {
        if (answer.Header("Content-Type") != ProblemType)
        {
            return answer.Body.Length == 0 && (IsRefusedByTheServer(message, answer) || (answer.Status == 404 && message.MayMissTheApp)) ? null : "no problem";
        }

        if (message.Method == "HEAD")
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return ProblemFault(document.RootElement, answer);
        }
        catch (JsonException)
        {
            return "a problem that isn't JSON";
        }
    }

    private static bool IsRefusedByTheServer(Message message, RawAnswer answer) => message.IsBroken && RefusedByTheServer.Contains(answer.Status);

    private static string? ProblemFault(JsonElement problem, RawAnswer answer)
    {
        if (!Type().IsMatch(TextOf(problem, "type")))
        {
            return "a problem without its type";
        }

        if (TextOf(problem, "title").Length == 0 || TextOf(problem, "traceId").Length == 0 || !TextOf(problem, "instance").StartsWith('/'))
        {
            return "a problem without title, traceId or instance";
        }

        if (!problem.TryGetProperty("status", out var status) || status.GetInt32() != answer.Status)
        {
            return "a problem with another status";
        }

        if (answer.Status is 429 && answer.Header("Retry-After") is null)
        {
            return "429 without Retry-After";
        }

        return answer.Status is 401 && answer.Header("WWW-Authenticate") is null
            ? "401 without WWW-Authenticate"
            : ErrorsFault(problem, isWanted: TextOf(problem, "type") is "/problems/invalid");
    }

    private static string? ErrorsFault(JsonElement problem, bool isWanted)
    {
        if (!problem.TryGetProperty("errors", out var errors))
        {
            return isWanted ? "a problem that names no fault" : null;
        }

        if (errors.GetArrayLength() == 0)
        {
            return "a problem with an empty list of faults";
        }

        return errors.EnumerateArray().All(e => e.TryGetProperty("pointer", out var at) && Pointer().IsMatch(at.GetString()!) && Code().IsMatch(TextOf(e, "code")) && TextOf(e, "detail").Length > 0)
            ? null
            : "a fault without pointer, code or detail";
    }

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;

    private static bool IsJson(byte[] utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>An address with characters of RFC 3986 and one cursor.</summary>
    [GeneratedRegex(@"^</(?!.*[?&](cursor|%63ursor)=.*[?&]cursor=)[A-Za-z0-9\-._~!$&'()*+,;=:@/?%]*[?&]cursor=[A-Za-z0-9_-]+>; rel=""next""$")]
    private static partial Regex Next();

    [GeneratedRegex("^/problems/[a-z]+(-[a-z]+)*$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^(/([^/~]|~[01])*)*$", RegexOptions.Singleline)]
    private static partial Regex Pointer();

    [GeneratedRegex("^[a-zA-Z]+(-[a-z0-9]+)*$")]
    private static partial Regex Code();
}
