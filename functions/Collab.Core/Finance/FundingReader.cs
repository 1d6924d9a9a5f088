using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Results;
using Collab.Core.Standards;

namespace Collab.Core.Finance;

/// <summary>Reads funding from JSON.</summary>
public static class FundingReader
{
    /// <summary>The funding as sent, its stamp left empty; faults are noted.</summary>
    public static Funding? Read(JsonElement json, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (ObjectReader.Open(json, string.Empty, faults) is not { } reader)
        {
            return null;
        }

        var code = reader.Text("currency", 100, required: true);
        var currency = code is null ? null : CodeRules.Currency(code, "/currency", faults);
        var funding = new Funding
        {
            Id = default,
            Collaboration = default,
            Type = reader.Code<FundingType>("type", required: true) ?? default,
            Amount = AmountOf(reader, currency) ?? string.Empty,
            Currency = currency?.Code ?? string.Empty,
            ValueDate = reader.Date("valueDate", required: true) ?? default,
            Provider = reader.Text("provider", 300),
            Receiver = reader.Text("receiver", 300),
            Reference = reader.Text("reference", 200),
            CreatedAt = default,
            UpdatedAt = default,
        };
        reader.IgnoreDerived("id", "collaboration", "createdAt", "updatedAt");
        reader.Close();
        return faults.Any ? null : funding;
    }

    private static string? AmountOf(ObjectReader reader, Currency? currency)
    {
        var text = reader.Text("amount", 100, required: true);
        if (text is null || currency is null)
        {
            return null;
        }

        if (Money.TryNormalise(text, currency, out var amount, out var fault))
        {
            return amount;
        }

        reader.Faults.Rule("/amount", "amount", fault);
        return null;
    }
}
