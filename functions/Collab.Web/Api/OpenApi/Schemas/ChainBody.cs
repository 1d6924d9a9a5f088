namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON of <see cref="Collab.Core.History.ChainReport"/>.</summary>
internal sealed record ChainBody(bool Intact, int Entries, int? BrokenAt, string Detail);
