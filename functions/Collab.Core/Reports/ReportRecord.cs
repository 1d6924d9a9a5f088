using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>What kind of period a report covers.</summary>
[JsonConverter(typeof(CodeConverter<ReportKind>))]
public enum ReportKind
{
    Month,
    Quarter,
    Year,
    AcademicYear,
    Other,
}

/// <summary>A kept report: it never changes; a newer one of the same scope, period and language is a new revision.</summary>
public sealed record ReportRecord
{
    public required Guid Id { get; init; }

    public required string Scope { get; init; }

    public required ReportKind Kind { get; init; }

    public required Period Period { get; init; }

    public required string Language { get; init; }

    /// <summary>Counted from 1.</summary>
    public required int Revision { get; init; }

    /// <summary>SHA-256 of the figures without the report's id: two revisions with the same one say the same.</summary>
    public required string Digest { get; init; }

    /// <summary>The formats of its files; absent in reports that were made when there were json and html alone.</summary>
    public IReadOnlyList<string>? Formats { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonIgnore]
    public string ETag => $"\"{Digest[..16]}\"";

    /// <summary>Was the report drawn in this format?</summary>
    public bool IsDrawnAs(string format) => Formats is null ? format is "json" or "html" : Formats.Contains(format, StringComparer.Ordinal);

    /// <summary>The kind of a period, when academic years begin in <paramref name="academicYearStartMonth"/>.</summary>
    public static ReportKind KindOf(Period period, int academicYearStartMonth)
    {
        ArgumentNullException.ThrowIfNull(period);
        var first = Month.Of(period.From);
        var last = Month.Of(period.To);
        if (period.From != first.FirstDay || period.To != last.LastDay)
        {
            return ReportKind.Other;
        }

        return (last.Index - first.Index + 1) switch
        {
            1 => ReportKind.Month,
            3 when first.Number % 3 == 1 => ReportKind.Quarter,
            12 when first.Number == 1 => ReportKind.Year,
            12 when first.Number == academicYearStartMonth => ReportKind.AcademicYear,
            _ => ReportKind.Other,
        };
    }
}
