using Collab.Core.Collaborations;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Standards;

namespace Collab.Core.Tracing;

/// <summary>How a collaboration counts in a figure of collaborations or of what was agreed.</summary>
internal sealed class CollaborationCounts(IReadOnlyDictionary<string, Institution> institutions, int academicYearStartMonth)
{
    /// <summary>A number for each of the figure's members, or null when the collaboration doesn't belong to it.</summary>
    public Int128[]? Of(Figure figure, Collaboration record, Period period) => figure.Subject switch
    {
        FigureSubject.Named or FigureSubject.MissingFields => [1],
        FigureSubject.Collaborations => IsIn(figure, record, period) ? [1] : null,
        FigureSubject.Completeness => Completeness.Of(record) is { } fields ? [fields.Filled, fields.Expected] : null,
        FigureSubject.AgreedExchange => Agreed(figure, record, period),
        _ => null,
    };

    private bool IsIn(Figure figure, Collaboration record, Period period) => figure.Group switch
    {
        null => true,
        "signedInPeriod" => record.SignedOn is { } on && period.Contains(on),
        "endedInPeriod" => CollaborationCount.EndOf(record) is { } on && period.Contains(on),
        "byStatus" => Codes<CollaborationStatus>.Of(record.Status) == figure.Key,
        "byInstrument" => Codes<Instrument>.Of(record.Instrument) == figure.Key,
        "byKind" => record.Kinds.Any(k => Codes<CollaborationKind>.Of(k) == figure.Key),
        "byTheme" => (record.Themes ?? []).Any(t => Codes<Theme>.Of(t) == figure.Key),
        "byRegion" => PlacesOf(record).Any(i => i.Region == figure.Key),
        "byCountry" => PlacesOf(record).Any(i => i.Country == figure.Key),
        _ => record.Partners.Any(p => p.Institution == figure.Key),
    };

    private IEnumerable<Institution> PlacesOf(Collaboration record) =>
        record.Partners.Select(p => institutions.GetValueOrDefault(p.Institution)).OfType<Institution>();

    private Int128[]? Agreed(Figure figure, Collaboration record, Period period)
    {
        if (record.Status == CollaborationStatus.Draft || !record.Partners.Any(p => p.Institution == figure.Key))
        {
            return null;
        }

        var direction = figure.Members[0] == "agreedInbound" ? Direction.Inbound : Direction.Outbound;
        return [(record.Conditions ?? []).Where(c => c.Direction == direction).Sum(c => PlacesIn(c, period))];
    }

    /// <summary>People a year, once for each academic year of the condition that the period touches.</summary>
    private long PlacesIn(Condition condition, Period period)
    {
        var from = Math.Max(AcademicYear.Parse(condition.FirstAcademicYear).First, AcademicYear.Of(period.From, academicYearStartMonth).First);
        var to = Math.Min(AcademicYear.Parse(condition.LastAcademicYear).First, AcademicYear.Of(period.To, academicYearStartMonth).First);
        return Math.Max(0L, to - from + 1) * condition.PerYear;
    }
}
