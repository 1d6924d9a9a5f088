namespace Collab.Core.Collaborations;

/// <summary>
/// How much of what a collaboration in force should say it says. Expected are its code, summary, themes, fields of education and the days of
/// its signature and start; a notice period where it has an end; conditions where students or faculty are exchanged.
/// </summary>
/// <param name="Expected">How many fields it should have.</param>
/// <param name="Missing">Those that it lacks, by their names in its JSON, in the order there.</param>
public sealed record Completeness(int Expected, IReadOnlyList<string> Missing)
{
    public int Filled => Expected - Missing.Count;

    /// <summary>The completeness of a collaboration that is signed or active; null of any other, of which nothing is expected.</summary>
    public static Completeness? Of(Collaboration record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Status is not (CollaborationStatus.Signed or CollaborationStatus.Active))
        {
            return null;
        }

        (string Name, bool IsExpected, bool IsFilled)[] fields =
        [
            ("code", true, record.Code is not null),
            ("summary", true, record.Summary is not null),
            ("themes", true, record.Themes is { Count: > 0 }),
            ("fields", true, record.Fields is { Count: > 0 }),
            ("signedOn", true, record.SignedOn is not null),
            ("startsOn", true, record.StartsOn is not null),
            ("noticePeriodDays", record.EndsOn is not null, record.NoticePeriodDays is not null),
            ("conditions", Exchanges(record), record.Conditions is { Count: > 0 }),
        ];
        var expected = fields.Where(f => f.IsExpected).ToArray();
        return new(expected.Length, [.. expected.Where(f => !f.IsFilled).Select(f => f.Name)]);
    }

    private static bool Exchanges(Collaboration record) =>
        record.Kinds.Any(k => k is CollaborationKind.StudentExchange or CollaborationKind.FacultyExchange);
}
