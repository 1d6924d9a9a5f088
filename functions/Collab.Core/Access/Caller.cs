using Collab.Core.Writing;

namespace Collab.Core.Access;

/// <summary>Who asks: a client by name, its role, and the institution it is bound to (none for commission and admin).</summary>
public sealed record Caller(string Name, CallerRole Role, string? Institution)
{
    /// <summary>The client of the one bootstrap token.</summary>
    public static Caller Admin { get; } = new("admin", CallerRole.Admin, null);

    /// <summary>The origin of a change that this caller makes by a request.</summary>
    public WriteOrigin ByRequest(string traceId) => new(Name, "request", traceId);
}
