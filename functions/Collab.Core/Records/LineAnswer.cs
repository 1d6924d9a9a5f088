using Collab.Core.Results;

namespace Collab.Core.Records;

/// <summary>What became of a line of a bulk request.</summary>
public enum LineFate
{
    /// <summary>Not known yet.</summary>
    Pending,

    /// <summary>The line is empty and gets no answer.</summary>
    Blank,

    /// <summary>A new record was stored.</summary>
    Created,

    /// <summary>The register says so already.</summary>
    Unchanged,

    /// <summary>A stored record was updated.</summary>
    Changed,

    /// <summary>The line has the wrong shape, or breaks a rule: its faults say which.</summary>
    Faulty,

    /// <summary>The line, the record or the whole request is too large.</summary>
    TooLarge,

    /// <summary>The input came too slowly.</summary>
    TooSlow,

    /// <summary>The storage can't be reached.</summary>
    Unavailable,
}

/// <summary>The answer to one line.</summary>
/// <param name="Line">The line's number in the input, from 1; empty lines count.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Id">The record's id where there is one.</param>
/// <param name="Faults">What is wrong with the line; pointers start at the line's object.</param>
public readonly record struct LineAnswer(int Line, LineFate Fate, Guid Id = default, IReadOnlyList<Fault>? Faults = null)
{
    /// <summary>Faults that one line names: more would make a small input a large answer.</summary>
    private const int MostFaults = 100;

    public static LineAnswer OfFaults(int line, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var all = faults.All;
        var more = all.Count - MostFaults;
        return new(line, LineFate.Faulty, Faults: more <= 0
            ? [.. all]
            : [.. all.Take(MostFaults), new(string.Empty, "more", $"There are {more} more faults in this line.", all.Skip(MostFaults).Any(f => f.Malformed))]);
    }

    public static LineAnswer TooLarge(int line, string detail) =>
        new(line, LineFate.TooLarge, Faults: [new(string.Empty, "too-large", detail, Malformed: false)]);
}
