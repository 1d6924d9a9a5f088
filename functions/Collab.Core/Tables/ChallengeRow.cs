using Collab.Core.Challenges;
using Collab.Core.Items;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as a challenge.</summary>
internal sealed class ChallengeRow(TableHeader header) : RecordRow(header)
{
    private readonly int kind = header.Find("kind");
    private readonly int area = header.Find("area");
    private readonly int severity = header.Find("severity");
    private readonly int status = header.Find("status");
    private readonly int openedOn = header.Find("openedOn");
    private readonly int resolvedOn = header.Find("resolvedOn");
    private readonly TextColumns description = header.Texts("description");
    private readonly TextColumns mitigation = header.Texts("mitigation");
    private readonly int reference = header.Find("reference");

    public override IItem? Read(RowCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var given = cells.Code<ChallengeStatus>(status, "/status", required: true);
        var challenge = new Challenge
        {
            Id = default,
            Collaboration = default,
            Kind = cells.Code<ChallengeKind>(kind, "/kind", required: true) ?? default,
            Area = cells.Code<ChallengeArea>(area, "/area", required: true) ?? default,
            Severity = cells.Severity(severity, "/severity") ?? 0,
            Status = given ?? default,
            OpenedOn = cells.Date(openedOn, "/openedOn", required: true) ?? default,
            ResolvedOn = cells.Date(resolvedOn, "/resolvedOn"),
            Description = cells.TextMap(description, 10_000, required: "A description is required in at least one language.")!,
            Mitigation = cells.TextMap(mitigation, 10_000),
            Reference = cells.Text(reference, "/reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
        ChallengeReader.CheckDates(challenge, given, cells.Faults);
        return challenge;
    }
}
