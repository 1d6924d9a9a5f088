using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Moving;

/// <summary>What a scheduled export is called: <c>{date}-national.ndjson.gz</c>.</summary>
internal static class BackupName
{
    private const string Ending = "-" + ReportScope.National + ".ndjson.gz";

    public static string Of(DateOnly day) => IsoDate.Of(day) + Ending;

    /// <summary>The day of a scheduled export; null for any other file, which is somebody's own and stays.</summary>
    public static DateOnly? DayOf(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal) && IsoDate.TryParse(name.AsSpan(0, name.Length - Ending.Length), out var day) ? day : null;
}
