namespace Collab.Core.Results;

/// <summary>What the caller expects to find: nothing (create), some version, or a version it has read.</summary>
public abstract record Expectation
{
    private Expectation()
    {
    }

    /// <summary>True when a stored record with this entity tag is what was expected.</summary>
    public bool IsMetBy(string etag) => this switch
    {
        AnyVersion => true,
        Version known => known.ETags.Contains(etag, StringComparer.Ordinal),
        _ => false,
    };

    public sealed record Nothing : Expectation;

    public sealed record AnyVersion : Expectation;

    /// <summary>One of the entity tags the caller has, with their quotes.</summary>
    public sealed record Version(params IReadOnlyList<string> ETags) : Expectation;
}
