using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.OpenApi;

/// <summary>
/// What an endpoint does, takes and answers, written down by the endpoint's author. What follows from that is added by itself: a token
/// (401), a query or body that can be malformed (400, 413, 415, 422), a record in the path (404), the store (503).
/// </summary>
internal sealed class OperationDescription
{
    private const string Json = "application/json";

    private readonly List<AnswerDescription> answers = [];
    private readonly List<Problem> problems = [];
    private readonly List<AnswerHeader> writeHeaders = [AnswerHeader.ETag];

    public string? Id { get; private set; }

    public string? Tag { get; private set; }

    public string? Summary { get; private set; }

    public string? Text { get; private set; }

    public BodyDescription? Body { get; private set; }

    public ParameterDescriptions Parameters { get; } = new();

    public IReadOnlyList<AnswerDescription> Answers => answers;

    /// <summary>The problems that only this operation has.</summary>
    public IReadOnlyList<Problem> Problems => problems;

    /// <summary>False when the answer needs no look into the store.</summary>
    public bool UsesStore { get; private set; } = true;

    /// <summary>True when an <c>Idempotency-Key</c> is taken.</summary>
    public bool IsIdempotent { get; private set; }

    /// <summary>True when the request must say which version it is for.</summary>
    public bool IsGuarded { get; private set; }

    /// <summary>The operation's id, in camelCase, its subject (<see cref="Tags"/>) and what it does in a few words.</summary>
    public OperationDescription Named(string id, string tag, string summary)
    {
        (Id, Tag, Summary) = (id, tag, summary);
        return this;
    }

    /// <summary>What there is more to say; Markdown.</summary>
    public OperationDescription Says(string text)
    {
        Text = text;
        return this;
    }

    /// <summary>The parameters in path and query.</summary>
    public OperationDescription Takes(Action<ParameterDescriptions> write)
    {
        write(Parameters);
        return this;
    }

    public OperationDescription WithoutStore()
    {
        UsesStore = false;
        return this;
    }

    /// <summary>The POST takes an <c>Idempotency-Key</c>.</summary>
    public OperationDescription Idempotent()
    {
        IsIdempotent = true;
        writeHeaders.Add(AnswerHeader.Replayed);
        Parameters.Header(
            Requests.IdempotencyKey.Header,
            "A key of the client's own, 1–255 visible ASCII characters. The same request with it again, within 24 hours, gets the first answer again and makes nothing new.",
            s => (s.MinLength, s.MaxLength, s.Pattern) = (1, 255, "^[!-~]+$"),
            "6f1c9c1e-exchange-2026");
        return this;
    }

    /// <summary>The request needs <c>If-Match</c> with the version it is for; <paramref name="any"/>: or <c>*</c> for whichever it is.</summary>
    public OperationDescription IfMatch(bool any)
    {
        IsGuarded = true;
        Parameters.Header(
            "If-Match", "The entity tag of the version that this request is for, with its quotes." + (any ? " * is any version." : " * is refused."), Shapes.Any, "\"3\"", required: true);
        return this;
    }

    /// <summary>The request may have <c>If-Match</c> with the version it is for.</summary>
    public OperationDescription IfMatchIfAny()
    {
        Parameters.Header("If-Match", "The entity tag of the version that this request is for, with its quotes; any version without it.", Shapes.Any, "\"3\"");
        return Refuses(ProblemSamples.Stale);
    }

    /// <summary>The PUT needs <c>If-None-Match: *</c> to create or <c>If-Match</c> to replace.</summary>
    public OperationDescription IfMatchOrNew()
    {
        IsGuarded = true;
        Parameters.Header("If-Match", "To replace: the entity tag of the version to replace, with its quotes. * is refused.", Shapes.Any, "\"3\"");
        Parameters.Header("If-None-Match", "To create: *.", Shapes.OneOf("*"), "*");
        return this;
    }

    /// <summary>The body is the record as it is sent (<see cref="SchemaForm.Input"/>).</summary>
    public OperationDescription Takes<T>(string text, params Example[] examples)
    {
        Body = new("application/json", text, new(typeof(T), SchemaForm.Input), examples);
        return this;
    }

    /// <summary>The body is a merge patch of the record (RFC 7396).</summary>
    public OperationDescription TakesPatch<T>(string text, params Example[] examples)
    {
        Body = new("application/merge-patch+json", text, new(typeof(T), SchemaForm.Patch), examples);
        return this;
    }

    /// <summary>The body is JSON that says what differs from another record, as a merge patch does.</summary>
    public OperationDescription TakesDifferences<T>(string text, params Example[] examples)
    {
        Body = new(Json, text, new(typeof(T), SchemaForm.Patch), examples);
        return this;
    }

    /// <summary>The body is text or bytes of another media type.</summary>
    public OperationDescription TakesText(string mediaType, string text, params Example[] examples)
    {
        Body = new(mediaType, text, null, examples);
        return this;
    }

    /// <summary>A GET's 200 with a record, its version, and 304 for whoever has it.</summary>
    public OperationDescription Gives<T>(string text, params Example[] examples)
    {
        Known();
        return Answering(OneOf<T>(StatusCodes.Status200OK, text, examples) with { Headers = [AnswerHeader.ETag] });
    }

    /// <summary>A GET's 200 with a page of a list; takes <c>limit</c> and <c>cursor</c>. The examples are items of one page.</summary>
    public OperationDescription GivesPage<T>(string text, params Example[] items)
    {
        Parameters.Page();
        return Answering(new(StatusCodes.Status200OK, text)
        {
            MediaType = Json,
            Schema = new(typeof(T), SchemaForm.Page),
            Examples = [Pages.Of(items)],
            Headers = [AnswerHeader.Link],
        });
    }

    /// <summary>A GET's 200 with a whole list that never has more than one page, its version, and 304 for whoever has it.</summary>
    public OperationDescription GivesAll<T>(string text, params Example[] items)
    {
        Known();
        return Answering(new(StatusCodes.Status200OK, text)
        {
            MediaType = Json,
            Schema = new(typeof(T), SchemaForm.Page),
            Examples = [Pages.Of(items)],
            Headers = [AnswerHeader.ETag],
        });
    }

    /// <summary>A GET's 200 with a file, its version, and 304 for whoever has it. Each media type is one answer of its own.</summary>
    public OperationDescription GivesFile(string mediaType, string text, params Example[] examples)
    {
        Known();
        return Answering(new(StatusCodes.Status200OK, text)
        {
            MediaType = mediaType,
            Examples = examples,
            Headers = [AnswerHeader.ETag, AnswerHeader.Disposition],
        });
    }

    /// <summary>A GET's 200 with text or bytes to be shown, their version, and 304 for whoever has it. Each media type is one answer of its own.</summary>
    public OperationDescription Shows(string mediaType, string text, params Example[] examples)
    {
        Known();
        return Answering(new(StatusCodes.Status200OK, text) { MediaType = mediaType, Examples = examples, Headers = [AnswerHeader.ETag] });
    }

    /// <summary>A GET's 200 with a file of JSON, its version, and 304 for whoever has it.</summary>
    public OperationDescription GivesFile<T>(string text, params Example[] examples)
    {
        Known();
        return Answering(OneOf<T>(StatusCodes.Status200OK, text, examples) with { Headers = [AnswerHeader.ETag, AnswerHeader.Disposition] });
    }

    /// <summary>A GET's 200 with JSON that is no record of its own and has no version.</summary>
    public OperationDescription GivesFigures<T>(string text, params Example[] examples) => Answering(OneOf<T>(StatusCodes.Status200OK, text, examples));

    /// <summary>A write's 201 with the stored record and where it is. Say <see cref="Idempotent"/> before.</summary>
    public OperationDescription Creates<T>(string text, params Example[] examples) =>
        Answering(OneOf<T>(StatusCodes.Status201Created, text, examples) with { Headers = [.. writeHeaders, AnswerHeader.Location] });

    /// <summary>A write's 200 with the stored record. Say <see cref="Idempotent"/> before.</summary>
    public OperationDescription Changes<T>(string text, params Example[] examples) =>
        Answering(OneOf<T>(StatusCodes.Status200OK, text, examples) with { Headers = [.. writeHeaders] });

    /// <summary>A 202 with the record as it is now; what was asked for goes on behind it.</summary>
    public OperationDescription Accepts<T>(string text, params Example[] examples) =>
        Answering(OneOf<T>(StatusCodes.Status202Accepted, text, examples) with { Headers = [AnswerHeader.ETag] });

    /// <summary>A 204.</summary>
    public OperationDescription Deletes(string text) => Answering(new(StatusCodes.Status204NoContent, text));

    /// <summary>Any other response that is no problem.</summary>
    public OperationDescription Answering(AnswerDescription answer)
    {
        answers.Add(answer);
        return this;
    }

    /// <summary>Problems that only this operation has, each with the detail it would say: <c>Refuses(ProblemSamples.Conflict("code-taken", "…"))</c>.</summary>
    public OperationDescription Refuses(params Problem[] own)
    {
        problems.AddRange(own);
        return this;
    }

    private static AnswerDescription OneOf<T>(int status, string text, Example[] examples) => new(status, text)
    {
        MediaType = Json,
        Schema = new(typeof(T), SchemaForm.Stored),
        Examples = examples,
    };

    private void Known()
    {
        if (answers.Exists(a => a.Status == StatusCodes.Status304NotModified))
        {
            return;
        }

        Parameters.Header("If-None-Match", "Entity tags of versions that the client has.", Shapes.Any, "\"3\"");
        Answering(new(StatusCodes.Status304NotModified, "The client has this version.") { Headers = [AnswerHeader.ETag] });
    }
}
