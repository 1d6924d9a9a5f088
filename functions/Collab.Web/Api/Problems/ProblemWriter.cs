using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Results;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Problems;

/// <summary>Writes a problem as the response: the one place where errors become bytes.</summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the response, the log and the history call this request.</summary>
    public static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    public static Task WriteAsync(HttpContext http, Refusal refusal) => WriteAsync(http, Problem.Of(refusal));

    public static Task WriteAsync(HttpContext http, Problem problem)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(problem, http.Request.PathBase.Add(http.Request.Path).ToUriComponent(), TraceIdOf(http), buffer);
        var response = http.Response;
        response.StatusCode = problem.Status;
        response.ContentType = ContentType;
        response.ContentLength = buffer.WrittenCount;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted).AsTask();
    }

    /// <summary>The problem's JSON.</summary>
    public static void Write(Problem problem, string instance, string traceId, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("type", "/problems/" + problem.Code);
        json.WriteString("title", problem.Title);
        json.WriteNumber("status", problem.Status);
        if (problem.Detail is { } detail)
        {
            json.WriteString("detail", detail);
        }

        json.WriteString("instance", instance);
        json.WriteString("traceId", traceId);
        if (problem.Errors is { } errors)
        {
            Write(json, errors);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the member <c>errors</c> of the object that is being written.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Fault> errors)
    {
        json.WriteStartArray("errors");
        foreach (var error in errors)
        {
            json.WriteStartObject();
            json.WriteString("pointer", error.Pointer);
            json.WriteString("code", error.Code);
            json.WriteString("detail", error.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
