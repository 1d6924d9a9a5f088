namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that says what was imported, as <see cref="Collab.Core.Moving.ImportRegister"/> writes it.</summary>
internal sealed record ImportedBody(string Scope, bool Files, int Lines, IReadOnlyDictionary<string, int> Counts, string Sha256, IReadOnlyList<string> Faults);
