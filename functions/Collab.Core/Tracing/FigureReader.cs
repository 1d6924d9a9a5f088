using System.Globalization;
using System.Text.Json;

namespace Collab.Core.Tracing;

/// <summary>Finds the figure that a pointer (RFC 6901) names in the JSON of a report.</summary>
internal static class FigureReader
{
    /// <summary>What may be asked for, for whoever asked for something else.</summary>
    public const string Wanted =
        "a pointer to a figure that the report has, such as /activities/count, /activities/byKind/student-exchange, /outcomes/byImpact/…/quantity, "
        + "/funding/USD/disbursement, /challenges/openAtEnd, /collaborations/byStatus/active, /reciprocity/…/actualInbound, /quality/timeliness or the same "
        + "behind /change";

    private static readonly string[] ActivityMembers = ["count", "participants", "personDays"];
    private static readonly string[] ActivityGroups = ["byKind", "byDirection", "byMonth", "byCountry", "byPartner"];
    private static readonly string[] OutcomeMembers = ["count", "quantity"];
    private static readonly string[] OutcomeGroups = ["byKind", "byImpact"];
    private static readonly string[] ChallengeMembers = ["opened", "resolved", "openAtEnd"];
    private static readonly string[] ChallengeGroups = ["byKind", "byArea", "bySeverity"];
    private static readonly string[] CollaborationGroups = ["byStatus", "byInstrument", "byKind", "byTheme", "byRegion", "byCountry", "byPartner"];

    /// <summary>The figure, or null when the pointer names none.</summary>
    public static Figure? Read(JsonElement report, string pointer)
    {
        if (!TryParts(pointer, out var path) || Walk(report, path) is not { } value)
        {
            return null;
        }

        var change = path[0] == "change";
        return Shape(change ? path[1..] : path) is { } shape && !(change && shape.Subject is FigureSubject.Named or FigureSubject.MissingFields)
            ? shape with { Pointer = pointer, Value = value.Clone(), IsChange = change }
            : null;
    }

    /// <summary>The parts of a pointer; false when it isn't one.</summary>
    private static bool TryParts(string pointer, out string[] parts)
    {
        parts = [.. pointer.Split('/').Skip(1)];
        if (!pointer.StartsWith('/') || pointer.Replace("~0", string.Empty, StringComparison.Ordinal).Replace("~1", string.Empty, StringComparison.Ordinal).Contains('~', StringComparison.Ordinal))
        {
            return false;
        }

        parts = [.. parts.Select(p => p.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
        return true;
    }

    /// <summary>The value; an index in <paramref name="path"/> becomes the currency or partner that stands there.</summary>
    private static JsonElement? Walk(JsonElement at, string[] path)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (at.ValueKind == JsonValueKind.Array && Entry(at, path[i]) is var (entry, name))
            {
                (at, path[i]) = (entry, name);
            }
            else if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(path[i], out var member))
            {
                at = member;
            }
            else
            {
                return null;
            }
        }

        return at;
    }

    private static (JsonElement Entry, string Name)? Entry(JsonElement list, string part)
    {
        var entries = list.EnumerateArray().Select(e => (Entry: e, Name: NameOf(e))).ToArray();
        var isIndex = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index.ToString(CultureInfo.InvariantCulture) == part && index < entries.Length;
        var found = isIndex ? entries[index] : entries.FirstOrDefault(e => e.Name == part);
        return found.Name is { } name ? (found.Entry, name) : null;
    }

    private static string? NameOf(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && (entry.TryGetProperty("currency", out var name) || entry.TryGetProperty("partner", out name)) ? name.GetString() : null;

    private static Figure? Shape(string[] path) => path switch
    {
        ["activities", .. var rest] => Counted(FigureSubject.Activities, rest, ActivityMembers, ActivityGroups),
        ["outcomes", .. var rest] => Counted(FigureSubject.Outcomes, rest, OutcomeMembers, OutcomeGroups),
        ["challenges", "blocked"] => Of(FigureSubject.Named, "collaborations"),
        ["challenges", .. var rest] => Counted(FigureSubject.Challenges, rest, ChallengeMembers, ChallengeGroups),
        ["funding", var currency, "incoming" or "commitment" or "disbursement" or "expenditure"] => Of(FigureSubject.Funding, path[2]) with { Key = currency },
        ["reciprocity", var partner, "actualInbound" or "actualOutbound"] => Of(FigureSubject.ActualExchange, path[2]) with { Key = partner },
        ["reciprocity", var partner, "agreedInbound" or "agreedOutbound"] => Of(FigureSubject.AgreedExchange, path[2]) with { Key = partner },
        ["collaborations", "total"] => Of(FigureSubject.Collaborations, "collaborations"),
        ["collaborations", "signedInPeriod" or "endedInPeriod"] => Of(FigureSubject.Collaborations, "collaborations") with { Group = path[1] },
        ["collaborations", "expiringIn90Days" or "expiringIn180Days" or "pastNoticeDeadline"] => Of(FigureSubject.Named, "collaborations"),
        ["collaborations", "dormant", "amber" or "red"] => Of(FigureSubject.Named, "collaborations"),
        ["collaborations", var group, var key] when CollaborationGroups.Contains(group, StringComparer.Ordinal) =>
            Of(FigureSubject.Collaborations, "collaborations") with { Group = group, Key = key },
        ["quality", "completeness"] => Of(FigureSubject.Completeness, "filled", "expected"),
        ["quality", "timeliness"] => Of(FigureSubject.Timeliness, "inTime", "activities"),
        ["quality", "missing"] => Of(FigureSubject.MissingFields, "collaborations"),
        _ => null,
    };

    /// <summary>All, a leaf of all, a key of a group, or a leaf of that.</summary>
    private static Figure? Counted(FigureSubject subject, string[] path, string[] members, string[] groups) => path switch
    {
        [] => Of(subject, members),
        [var leaf] when members.Contains(leaf, StringComparer.Ordinal) => Of(subject, leaf),
        [var group, var key] when groups.Contains(group, StringComparer.Ordinal) => Of(subject, members) with { Group = group, Key = key },
        [var group, var key, var leaf] when groups.Contains(group, StringComparer.Ordinal) && members.Contains(leaf, StringComparer.Ordinal) =>
            Of(subject, leaf) with { Group = group, Key = key },
        _ => null,
    };

    private static Figure Of(FigureSubject subject, params string[] members) => new() { Pointer = string.Empty, Value = default, Subject = subject, Members = members };
}
