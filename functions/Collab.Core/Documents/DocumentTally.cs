namespace Collab.Core.Documents;

/// <summary>Counts what became of a document's rows or lines, and keeps what its sender is told of the whole.</summary>
public sealed class DocumentTally
{
    /// <summary>Reasons and column names that are kept: a file of thousands of sheets must not fill the document's record.</summary>
    private const int Most = 100;

    /// <summary>Characters of a reason or name that are kept.</summary>
    private const int Longest = 1_000;

    private readonly List<string> reasons = [];
    private readonly List<string> unknown = [];

    public int Rows { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>True when something of the file beside single rows wasn't taken.</summary>
    public bool HasReasons => reasons.Count > 0;

    public void Count(bool rejected)
    {
        Rows++;
        Rejected += rejected ? 1 : 0;
    }

    /// <summary>A part of the file wasn't taken, or reading ended before the file did.</summary>
    public void Add(string reason) => Keep(reasons, reason);

    /// <summary>Columns that were left alone.</summary>
    public void AddUnknown(IEnumerable<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var column in columns)
        {
            Keep(unknown, column);
        }
    }

    /// <summary>The document with what became of it.</summary>
    public Document Fate(Document document, IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(notes);
        return document with
        {
            Rows = Rows,
            Accepted = Rows - Rejected,
            Rejected = Rejected,
            Status = Rows == Rejected && (Rows > 0 || HasReasons) ? DocumentStatus.Rejected
                : Rejected == 0 && !HasReasons ? DocumentStatus.Accepted
                : DocumentStatus.PartlyAccepted,
            Reasons = HasReasons ? [.. reasons] : null,
            Notes = notes.Count > 0 ? [.. notes] : null,
            UnknownColumns = unknown.Count > 0 ? [.. unknown] : null,
        };
    }

    private static void Keep(List<string> list, string text)
    {
        var cut = text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)];
        if (list.Count < Most && !list.Contains(cut, StringComparer.Ordinal))
        {
            list.Add(cut);
        }
    }
}
