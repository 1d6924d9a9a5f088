using System.Text.Json;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON of a record behind a figure, as <see cref="Collab.Core.Tracing.TraceReport"/> lists it.</summary>
internal sealed record TracedBody(string Type, Guid Collaboration, Guid Id, string? Period, IReadOnlyDictionary<string, JsonElement> Counts, JsonElement Record);
