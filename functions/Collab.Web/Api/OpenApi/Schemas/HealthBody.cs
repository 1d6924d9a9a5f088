namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that the health endpoints answer with.</summary>
internal sealed record HealthBody(string Status);
