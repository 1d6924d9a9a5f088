using Collab.Core.Access;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that asks for a client, as <see cref="MakeClient"/> reads it.</summary>
internal sealed record ClientRequest(string Name, CallerRole Role, string? Institution, DateOnly? ExpiresOn);

/// <summary>The JSON that asks for a new key, as <see cref="RotateKey"/> reads it.</summary>
internal sealed record RotationRequest(decimal? OverlapHours);

/// <summary>The JSON of a client with its new key, as <see cref="Answers.KeyAnswer"/> writes it.</summary>
internal sealed record ClientWithKey(
    Guid Id,
    string Name,
    CallerRole Role,
    string? Institution,
    DateOnly? ExpiresOn,
    DateTimeOffset CreatedAt,
    DateOnly? LastUsedOn,
    IReadOnlyList<IssuedKey> Keys,
    string Key);
