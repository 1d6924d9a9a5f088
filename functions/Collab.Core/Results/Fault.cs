namespace Collab.Core.Results;

/// <summary>
/// One thing wrong with what was sent. <paramref name="Pointer"/> is an RFC 6901 JSON pointer to the place;
/// <paramref name="Malformed"/> tells a wrong shape (HTTP 400) from a broken rule (422).
/// </summary>
public sealed record Fault(string Pointer, string Code, string Detail, bool Malformed);
