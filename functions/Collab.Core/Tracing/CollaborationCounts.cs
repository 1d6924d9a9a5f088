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
        if (!record.Partners.Any(p => p.Institution == figure.Key))
        {
            return null;
        }

        var direction = figure.Members[0] == "agreedInbound" ? Direction.Inbound : Direction.Outbound;
        return [AgreedPlaces.Of(record, direction, period, academicYearStartMonth)];
    }
}
