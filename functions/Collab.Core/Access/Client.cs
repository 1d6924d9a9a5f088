using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Access;

/// <summary>A program or office that signs in with a key. What it is never changes; its keys do.</summary>
public sealed record Client
{
    private const string Prefix = "client:";

    public required Guid Id { get; init; }

    /// <summary>What people call it. Two may have the same name.</summary>
    public required string Name { get; init; }

    public required CallerRole Role { get; init; }

    /// <summary>The institution that a partner or officer is bound to; null for the other roles.</summary>
    public string? Institution { get; init; }

    /// <summary>The last day (UTC) on which its keys work; null without an end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The last day (UTC) on which it signed in.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>Its keys, oldest first, those of the last rotations with their ends.</summary>
    public required IReadOnlyList<IssuedKey> Keys { get; init; }

    /// <summary>When its keys stop working by <see cref="ExpiresOn"/>.</summary>
    [JsonIgnore]
    public DateTimeOffset? ExpiresAt => ExpiresOn is { } day ? new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null;

    /// <summary>A client as a caller. The id makes the name unique and the name makes the id readable: both stand in the history.</summary>
    public static Caller CallerOf(Guid id, string name, CallerRole role, string? institution) => new($"{Prefix}{id} {name}", role, institution);

    /// <summary>The client of a caller's name as it stands in the history, or null when it wasn't a client.</summary>
    public static Guid? IdOf(string callerName)
    {
        ArgumentNullException.ThrowIfNull(callerName);
        return callerName.StartsWith(Prefix, StringComparison.Ordinal) && RecordId.TryParse(callerName[Prefix.Length..].Split(' ', 2)[0], out var id) ? id : null;
    }
}

/// <summary>
/// What is known of a key. <paramref name="Id"/> is the first half of its SHA-256 in hexadecimal, so that a key found somewhere can be traced to
/// its client. <paramref name="EndsAt"/> is when it stops working, for one that was rotated out or whose client expires.
/// </summary>
public sealed record IssuedKey(
    string Id,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset CreatedAt,
    [property: JsonConverter(typeof(InstantConverter))] DateTimeOffset? EndsAt);

/// <summary>A client together with the key that was just made for it, which is never seen again.</summary>
public sealed record NewKey(Client Client, string Key, string ETag);
