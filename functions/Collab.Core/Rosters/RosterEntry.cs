using Collab.Core.Activities;

namespace Collab.Core.Rosters;

/// <summary>A row of a roster: a person's part in an activity, as it was sent.</summary>
/// <param name="Collaboration">Id or code; empty where the row has none.</param>
/// <param name="Person">The person's mark; null where the row has no good reference.</param>
/// <param name="Level">Among whom the person counts.</param>
/// <param name="Activity">What the row says of the activity.</param>
internal readonly record struct RosterEntry(string Collaboration, PersonMark? Person, ParticipantLevel? Level, ActivityDraft Activity);
