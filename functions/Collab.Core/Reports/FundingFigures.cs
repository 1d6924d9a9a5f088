namespace Collab.Core.Reports;

/// <summary>
/// Money of one currency in the period, by <c>valueDate</c>: decimal numbers with as many digits behind the point as the currency has, zero
/// where nothing moved.
/// </summary>
public sealed record FundingFigures(string Currency, string Incoming, string Commitment, string Disbursement, string Expenditure);
