namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON of a problem, as <see cref="Problems.ProblemWriter"/> writes it.</summary>
internal sealed record ProblemBody(
    string Type, string Title, int Status, string? Detail, string Instance, string TraceId, IReadOnlyList<ProblemError>? Errors);

/// <summary>One thing wrong with what was sent.</summary>
internal sealed record ProblemError(string Pointer, string Code, string Detail);
