using Collab.Core.Items;
using Collab.Core.Json;
using Collab.Core.Outcomes;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as an outcome.</summary>
internal sealed class OutcomeRow(TableHeader header) : RecordRow(header)
{
    private readonly int kind = header.Find("kind");
    private readonly int impact = header.Find("impact");
    private readonly int achievedOn = header.Find("achievedOn");
    private readonly int quantity = header.Find("quantity");
    private readonly TextColumns title = header.Texts("title");
    private readonly int doi = header.Find("doi");
    private readonly IReadOnlyList<ListColumn> orcids = header.Places("orcids");
    private readonly int reference = header.Find("reference");

    public override IItem? Read(RowCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var outcome = new Outcome
        {
            Id = default,
            Collaboration = default,
            Kind = cells.Code<OutcomeKind>(kind, "/kind", required: true) ?? default,
            Impact = cells.Code<Impact>(impact, "/impact", required: true) ?? default,
            AchievedOn = cells.Date(achievedOn, "/achievedOn", required: true) ?? default,
            Quantity = cells.Whole(quantity, "/quantity", 1, OutcomeReader.MostQuantity, required: true) ?? 0,
            Title = cells.TextMap(title, 500, required: "A title is required in at least one language.")!,
            Doi = cells.Text(doi, "/doi", 500) is { } text ? IdentifierRules.Doi(text, "/doi", cells.Faults) : null,
            Orcids = orcids.Count == 0 ? null : cells.List("orcids", orcids, OutcomeReader.MostAuthors, _ => false, (one, at) => IdentifierRules.Orcid(one, at, cells.Faults)),
            Reference = cells.Text(reference, "/reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
        OutcomeReader.CheckAuthors(outcome.Orcids, cells.Faults);
        return outcome;
    }
}
