using Collab.Core.Writing;

namespace Collab.Core.Access;

/// <summary>Who asks: a client by name, its role, and the institution it is bound to (none for commission and admin).</summary>
public sealed record Caller(string Name, CallerRole Role, string? Institution)
{
    /// <summary>The client of the one bootstrap token.</summary>
    public static Caller Admin { get; } = new("admin", CallerRole.Admin, null);

    /// <summary>The name without the words that somebody has chosen for it: what a log may have. It is as unique.</summary>
    public string PlainName => Name.Split(' ', 2)[0];

    /// <summary>The origin of a change that this caller makes by a request.</summary>
    public WriteOrigin ByRequest(string traceId) => new(Name, "request", traceId);
}
