using Collab.Core.Agreements.Dates;

namespace Collab.Core.Agreements.Terms;

/// <summary>An agreement's dates, and how long it lasts where it says so.</summary>
internal sealed record FoundDates(
    Candidate<DateOnly>? SignedOn, Candidate<DateOnly>? StartsOn, Candidate<DateOnly>? EndsOn, LengthOfTime? Length);
