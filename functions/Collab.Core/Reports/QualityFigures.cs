namespace Collab.Core.Reports;

/// <summary>How well the register itself is kept.</summary>
/// <param name="Completeness">
/// Of the fields that a collaboration in force should have, the share that is filled: 0 to 1, four digits; null when there is nothing to judge.
/// </param>
/// <param name="Timeliness">
/// The share of the period's activities that were registered within 30 days of their end: 0 to 1, four digits; null when there are none.
/// </param>
/// <param name="Missing">What is missing where, in order of ids.</param>
public sealed record QualityFigures(decimal? Completeness, decimal? Timeliness, IReadOnlyList<MissingFields> Missing);

/// <summary>The fields that a collaboration lacks, by their names in its JSON, in order.</summary>
public sealed record MissingFields(Guid Collaboration, IReadOnlyList<string> Fields);
