namespace Collab.Core.Results;

/// <summary>Why something that was asked for isn't done. Expected and harmless: nothing was stored.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>
    /// It doesn't exist, or lies outside the caller's reach; the two can't be told apart. <paramref name="Detail"/> is only for something
    /// missing from what the caller does reach.
    /// </summary>
    public sealed record NotFound(string? Detail = null) : Refusal;

    /// <summary>The input is malformed or breaks rules; all faults are named.</summary>
    public sealed record Invalid(IReadOnlyList<Fault> Faults) : Refusal;

    /// <summary>The state doesn't allow it. <paramref name="Code"/> is the stable last part of the problem's type.</summary>
    public sealed record Conflict(string Code, string Detail) : Refusal;

    /// <summary>The record has changed since the caller read it.</summary>
    public sealed record Stale : Refusal;

    /// <summary>The idempotency key was used before with another body.</summary>
    public sealed record KeyReused : Refusal;
}
