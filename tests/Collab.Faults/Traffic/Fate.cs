namespace Collab.Faults.Traffic;

/// <summary>What a client knows of its request.</summary>
internal enum Fate
{
    /// <summary>It was acknowledged (2xx).</summary>
    Done,

    /// <summary>It was refused (4xx): nothing of it may be there.</summary>
    Refused,

    /// <summary>No answer, half an answer or a 503: it is wholly there or not at all.</summary>
    Unknown,

    /// <summary>It never left: nobody listened.</summary>
    NotSent,
}
