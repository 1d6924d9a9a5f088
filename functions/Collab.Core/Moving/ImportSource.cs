namespace Collab.Core.Moving;

/// <summary>
/// Where an export comes from: a file in the container of backups, or what somebody sends. <paramref name="Body"/> copies it, and isn't asked for
/// when there is a <paramref name="File"/>.
/// </summary>
public sealed record ImportSource(string? File, Func<Stream, CancellationToken, Task> Body);
