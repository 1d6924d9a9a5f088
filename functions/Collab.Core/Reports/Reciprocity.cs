namespace Collab.Core.Reports;

/// <summary>
/// Agreed against actual exchange with one partner. Agreed: <c>perYear</c> of the conditions, once for each academic year that
/// the period touches. Actual: participants of activities in that direction.
/// </summary>
public sealed record Reciprocity(string Partner, long AgreedInbound, long AgreedOutbound, long ActualInbound, long ActualOutbound);
