namespace Collab.Core.Writing;

/// <summary>An idempotent request: who sent it, under which key, and a hash of method, address and body.</summary>
public sealed record RequestMark(string Client, string Key, string BodyHash);

/// <summary>
/// What a write answers: the record as stored. <see cref="Created"/> tells a new record from one that was there, <see cref="Replayed"/>
/// an answer given before, byte for byte.
/// </summary>
public sealed record WriteAnswer(Guid Id, string ETag, byte[] Body, bool Created, bool Replayed)
{
    /// <summary>The answer of a deletion: there is nothing to show.</summary>
    public static WriteAnswer Deleted(Guid id) => new(id, string.Empty, [], Created: false, Replayed: false);
}
