using System.Text.Json;
using Collab.Core.Events;
using Collab.Core.Json;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>What the event <see cref="EventTypes.ReportMade"/> says; <paramref name="Report"/> is the id of the kept report.</summary>
public sealed record ReportMade(Guid Report, string Scope, ReportKind Kind, DateOnly From, DateOnly To, string Language, int Revision)
{
    /// <summary>The event of a new report.</summary>
    internal static RegisterEvent EventOf(ReportRecord record, TimeProvider clock) => new()
    {
        Id = RecordId.New(clock),
        Type = EventTypes.ReportMade,
        Institution = record.Scope == ReportScope.National ? null : record.Scope,
        At = record.CreatedAt,
        Data = JsonSerializer.SerializeToElement(
            new(record.Id, record.Scope, record.Kind, record.Period.From, record.Period.To, record.Language, record.Revision),
            RegisterJson.Readable.ReportMade),
    };
}
