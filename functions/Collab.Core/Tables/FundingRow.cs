using Collab.Core.Finance;
using Collab.Core.Items;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as funding.</summary>
internal sealed class FundingRow(TableHeader header) : RecordRow(header)
{
    private readonly int type = header.Find("type");
    private readonly int amount = header.Find("amount");
    private readonly int currency = header.Find("currency");
    private readonly int valueDate = header.Find("valueDate");
    private readonly int provider = header.Find("provider");
    private readonly int receiver = header.Find("receiver");
    private readonly int reference = header.Find("reference");

    public override IItem? Read(RowCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var money = cells.Currency(currency, "/currency");
        return new Funding
        {
            Id = default,
            Collaboration = default,
            Type = cells.Code<FundingType>(type, "/type", required: true) ?? default,
            Amount = cells.Amount(amount, "/amount", money) ?? string.Empty,
            Currency = money?.Code ?? string.Empty,
            ValueDate = cells.Date(valueDate, "/valueDate", required: true) ?? default,
            Provider = cells.Text(provider, "/provider", 300),
            Receiver = cells.Text(receiver, "/receiver", 300),
            Reference = cells.Text(reference, "/reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
    }
}
