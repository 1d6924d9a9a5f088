using Collab.Core.Activities;
using Collab.Core.CodeLists;
using Collab.Core.Items;
using Collab.Core.Standards;
using Collab.Core.Writing;

namespace Collab.Core.Rosters;

/// <summary>
/// The people of a roster that become one activity: all that one sender sends of the same collaboration, kind, direction, days, level and
/// country.
/// </summary>
/// <param name="target">Their collaboration.</param>
/// <param name="level">Among whom they count.</param>
/// <param name="activity">The activity, should there be none yet, its participants left open.</param>
/// <param name="stored">How many people were counted into it when the first of them was read.</param>
internal sealed class RosterGroup(CollaborationHead target, ParticipantLevel level, Activity activity, int stored)
{
    private const string Prefix = "roster:";

    public CollaborationHead Target => target;

    public ParticipantLevel Level => level;

    public Activity Activity => activity;

    public int Stored => stored;

    public HashSet<PersonMark> Persons { get; } = [];

    /// <summary>The furthest that any of them has come.</summary>
    public ActivityStatus Status { get; set; } = activity.Status;

    /// <summary>Who was counted before; read only when the group is about to be full.</summary>
    public PersonSet? Known { get; set; }

    /// <summary>How many of <see cref="Persons"/> aren't among <see cref="Known"/>.</summary>
    public int New { get; set; }

    /// <summary>Whether an item may be a group's activity.</summary>
    public static bool IsOne(IItem item) => item.Type == ItemType.Activity && item.Reference?.StartsWith(Prefix, StringComparison.Ordinal) == true;

    /// <summary>The activity of an entry in its collaboration, its participants left open. Its reference and id follow from what makes the group.</summary>
    public static Activity ActivityOf(Activity sent, ParticipantLevel level, string sender, Guid collaboration)
    {
        var group = RecordId.From(
            sender,
            Codes<Collaborations.CollaborationKind>.Of(sent.Kind),
            Codes<Collaborations.Direction>.Of(sent.Direction),
            IsoDate.Of(sent.StartsOn),
            IsoDate.Of(sent.EndsOn),
            Codes<ParticipantLevel>.Of(level),
            sent.Country);
        var reference = $"{Prefix}{group:N}";
        return sent with
        {
            Id = ItemId.OfReference(collaboration, ItemType.Activity, reference),
            Collaboration = collaboration,
            Reference = reference,
        };
    }

    /// <summary>What the activity is called where the roster doesn't say: its kind and who took part, in each language.</summary>
    public static LocalText TitleOf(Collaborations.CollaborationKind kind, ParticipantLevel level) => LocalText.Of(LanguageTag.Spoken.Select(language =>
        KeyValuePair.Create(
            language,
            $"{CodeCatalogue.LabelOf("kinds", Codes<Collaborations.CollaborationKind>.Of(kind), language)}: "
            + CodeCatalogue.LabelOf("participant-levels", Codes<ParticipantLevel>.Of(level), language)!.ToLowerInvariant())));
}
