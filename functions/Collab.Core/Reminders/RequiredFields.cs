using Collab.Core.Collaborations;

namespace Collab.Core.Reminders;

/// <summary>Which fields a collaboration in force should have beyond those that every one must have.</summary>
internal static class RequiredFields
{
    /// <summary>The names of the fields that it lacks, in order; none unless it is in force, which is signed or active.</summary>
    public static IReadOnlyList<string> MissingOf(Collaboration record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return record.Status is CollaborationStatus.Signed or CollaborationStatus.Active
            ? [.. Of(record).Where(f => !f.IsFilled).Select(f => f.Name).Order(StringComparer.Ordinal)]
            : [];
    }

    private static IEnumerable<(string Name, bool IsFilled)> Of(Collaboration record)
    {
        yield return ("code", record.Code is not null);
        yield return ("summary", record.Summary is not null);
        yield return ("themes", record.Themes is { Count: > 0 });
        yield return ("fields", record.Fields is { Count: > 0 });
        yield return ("signedOn", record.SignedOn is not null);
        yield return ("startsOn", record.StartsOn is not null);
        if (record.EndsOn is not null)
        {
            yield return ("noticePeriodDays", record.NoticePeriodDays is not null);
        }

        if (record.Kinds.Any(k => k is CollaborationKind.StudentExchange or CollaborationKind.FacultyExchange))
        {
            yield return ("conditions", record.Conditions is { Count: > 0 });
        }
    }
}
