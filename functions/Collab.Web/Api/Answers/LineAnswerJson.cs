using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Collab.Core.Records;
using Collab.Core.Results;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.Answers;

/// <summary>Writes the answers of a bulk request as lines of JSON. For one thread at a time.</summary>
internal sealed class LineAnswerJson : IDisposable
{
    private static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");
    private static readonly JsonEncodedText Status = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText Changed = JsonEncodedText.Encode("changed");

    private readonly Utf8JsonWriter json =
        new(new ArrayBufferWriter<byte>(), new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });

    /// <summary>Bytes written.</summary>
    public long Write(IBufferWriter<byte> output, in LineAnswer answer)
    {
        json.Reset(output);
        json.WriteStartObject();
        json.WriteNumber(Line, answer.Line);
        json.WriteNumber(Status, StatusOf(answer));
        if (answer.Id != default)
        {
            json.WriteString(Id, answer.Id);
        }

        if (answer.Fate == LineFate.Changed)
        {
            json.WriteBoolean(Changed, true);
        }

        if (answer.Faults is { } faults)
        {
            ProblemWriter.Write(json, faults);
        }

        json.WriteEndObject();
        json.Flush();
        output.Write("\n"u8);
        return json.BytesCommitted + 1;
    }

    public void Dispose() => json.Dispose();

    private static int StatusOf(in LineAnswer answer) => answer.Fate switch
    {
        LineFate.Created => StatusCodes.Status201Created,
        LineFate.Unchanged or LineFate.Changed => StatusCodes.Status200OK,
        LineFate.Faulty => Problem.Of(new Refusal.Invalid(answer.Faults!)).Status,
        LineFate.TooLarge => StatusCodes.Status413PayloadTooLarge,
        LineFate.TooSlow => StatusCodes.Status408RequestTimeout,
        LineFate.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new InvalidOperationException("A line is answered when its fate is known."),
    };
}
