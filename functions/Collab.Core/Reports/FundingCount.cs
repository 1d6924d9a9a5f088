using System.Runtime.InteropServices;
using Collab.Core.Finance;
using Collab.Core.MonthCells;
using Collab.Core.Standards;

namespace Collab.Core.Reports;

/// <summary>Adds up the money of a period, each currency by itself, in its smallest unit.</summary>
internal sealed class FundingCount
{
    private readonly Dictionary<int, Sum> byCurrency = [];

    public void Add(FundingKey key, Int128 units)
    {
        ref var sum = ref Of(key.CurrencyNumber);
        sum += new Sum(
            key.Type == FundingType.Incoming ? units : 0,
            key.Type == FundingType.Commitment ? units : 0,
            key.Type == FundingType.Disbursement ? units : 0,
            key.Type == FundingType.Expenditure ? units : 0);
    }

    public void Add(FundingCount other)
    {
        foreach (var (currency, sum) in other.byCurrency)
        {
            Of(currency) += sum;
        }
    }

    public IReadOnlyList<FundingFigures> Figures() => FiguresOf(byCurrency);

    /// <summary>How much more it is than before, in currencies with a difference; amounts may be negative.</summary>
    public IReadOnlyList<FundingFigures> Since(FundingCount before) => FiguresOf(
        byCurrency.Keys.Union(before.byCurrency.Keys).ToDictionary(c => c, c => byCurrency.GetValueOrDefault(c) - before.byCurrency.GetValueOrDefault(c)));

    private static FundingFigures[] FiguresOf(Dictionary<int, Sum> sums) =>
    [
        .. sums.Where(s => s.Value != default)
            .Select(s => FiguresOf(Currencies.Find(FundingKey.CurrencyOf(s.Key))!, s.Value))
            .OrderBy(f => f.Currency, StringComparer.Ordinal),
    ];

    private static FundingFigures FiguresOf(Currency currency, Sum sum) => new(
        currency.Code,
        Money.OfMinorUnits(sum.Incoming, currency),
        Money.OfMinorUnits(sum.Commitment, currency),
        Money.OfMinorUnits(sum.Disbursement, currency),
        Money.OfMinorUnits(sum.Expenditure, currency));

    private ref Sum Of(int currency) => ref CollectionsMarshal.GetValueRefOrAddDefault(byCurrency, currency, out _);

    private readonly record struct Sum(Int128 Incoming, Int128 Commitment, Int128 Disbursement, Int128 Expenditure)
    {
        public static Sum operator +(Sum a, Sum b) =>
            new(a.Incoming + b.Incoming, a.Commitment + b.Commitment, a.Disbursement + b.Disbursement, a.Expenditure + b.Expenditure);

        public static Sum operator -(Sum a, Sum b) =>
            new(a.Incoming - b.Incoming, a.Commitment - b.Commitment, a.Disbursement - b.Disbursement, a.Expenditure - b.Expenditure);
    }
}
