using Collab.Core.Items;
using Collab.Core.Records;
using Collab.Core.Results;
using Collab.Core.Writing;

namespace Collab.Core.Watching;

/// <summary>Counts what was sent to be registered.</summary>
internal static class Submission
{
    public const string Collaboration = "collaboration";

    private const string Refused = "refused";

    /// <summary>Counts one record's outcome and gives it on.</summary>
    public static Outcome<WriteAnswer> Count(string type, Outcome<WriteAnswer> outcome)
    {
        Add(1, type, outcome.TryGet(out var answer, out _) ? CodeOf(answer) : Refused);
        return outcome;
    }

    /// <summary>Counts a line of a bulk request. What a line that breaks the rules was to be isn't always known.</summary>
    public static void Count(ItemType? type, LineFate fate)
    {
        if (CollabMeter.Submissions.Enabled && CodeOf(fate) is { } code)
        {
            Add(1, type?.Name ?? "unknown", code);
        }
    }

    private static void Add(long count, string type, string outcome) => CollabMeter.Submissions.Add(
        count,
        new KeyValuePair<string, object?>(Attributes.RecordType, type),
        new KeyValuePair<string, object?>(Attributes.Outcome, outcome));

    private static string CodeOf(WriteAnswer answer) => answer switch
    {
        { Replayed: true } => "replayed",
        { Created: true } => "created",
        _ => "updated",
    };

    private static string? CodeOf(LineFate fate) => fate switch
    {
        LineFate.Created => "created",
        LineFate.Changed => "updated",
        LineFate.Unchanged => "unchanged",
        LineFate.Faulty or LineFate.TooLarge => Refused,
        LineFate.Unavailable or LineFate.TooSlow => "failed",
        _ => null,
    };
}
