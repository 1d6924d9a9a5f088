using Collab.Core.Reports;

namespace Collab.Core.Reminders;

/// <summary>What the collaborations in force of a home institution lack, by who registered them: told once a week. Ids and names of fields only.</summary>
/// <param name="Institution">The home institution.</param>
/// <param name="Week">The ISO 8601 week, 2026-W47.</param>
/// <param name="Officers">Those who have something to complete, in order of ids; the institution itself comes last.</param>
public sealed record CompletenessList(string Institution, string Week, IReadOnlyList<OfficerList> Officers);

/// <summary>One officer's part of the list.</summary>
/// <param name="Client">The officer's client; null for what belongs to no officer that is still there, which is the institution's.</param>
/// <param name="Missing">What is missing where, in order of ids.</param>
/// <param name="More">How many more collaborations lack something and aren't listed; null when all are.</param>
public sealed record OfficerList(Guid? Client, IReadOnlyList<MissingFields> Missing, int? More);
