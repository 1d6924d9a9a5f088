using System.Text.Json;
using Collab.Core.Agreements;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that decides on a document's proposal, as <see cref="DecideDocument"/> reads it.</summary>
internal sealed record DecisionRequest(bool Accept, JsonElement? Corrections, string? Reason);
