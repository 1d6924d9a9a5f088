using System.Text.Json.Nodes;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON of a history entry, as <see cref="Collab.Core.History.HistoryEntry"/> writes it.</summary>
internal sealed record HistoryBody(
    int Version, DateTimeOffset At, string By, string Via, string Source, string Action, IReadOnlyList<HistoryChange> Changes, string Previous, string Hash);

/// <summary>What happened to one record.</summary>
internal sealed record HistoryChange(string Record, Guid Id, string Action, IReadOnlyDictionary<string, HistoryField>? Fields);

/// <summary>A field before and after.</summary>
internal sealed record HistoryField(JsonNode? Before, JsonNode? After);
