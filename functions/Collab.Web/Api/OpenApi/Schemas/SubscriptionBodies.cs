using Collab.Core.Events;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that asks for a subscription, as <see cref="MakeSubscription"/> reads it.</summary>
internal sealed record SubscriptionRequest(string Url, IReadOnlyList<string> Events, string? Institution, string? Description);

/// <summary>The JSON of a new subscription with its secret, as <see cref="Answers.SecretAnswer"/> writes it.</summary>
internal sealed record SubscriptionWithSecret(
    Guid Id,
    string Url,
    IReadOnlyList<string> Events,
    string? Institution,
    string? Description,
    SubscriptionStatus Status,
    string? DisabledReason,
    DateTimeOffset CreatedAt,
    string CreatedBy,
    string Secret);
