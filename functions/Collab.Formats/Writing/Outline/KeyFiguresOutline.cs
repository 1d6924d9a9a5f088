namespace Collab.Formats.Writing.Outline;

/// <summary>The five figures that are read first: what there is, what is new, what was done, by how many, and what came of it.</summary>
internal static class KeyFiguresOutline
{
    public static IReadOnlyList<KeyFigure> Of(OutlineSource source)
    {
        var (report, _, language) = source;
        var (collaborations, change) = (report.Collaborations, report.Change);

        // How many there are is the state of the register and has no period; how many of them are in force says more than a change.
        var active = language.Fill("key.active", language.Number(collaborations.ByStatus.GetValueOrDefault("active")));
        return
        [
            new("collaborations", language["key.collaborations"], collaborations.Total, null, active),
            Changed("signed", "key.signed", collaborations.SignedInPeriod, change.Collaborations.SignedInPeriod),
            Changed("activities", "key.activities", report.Activities.Count, change.Activities.Count),
            Changed("participants", "key.participants", report.Activities.Participants, change.Activities.Participants),
            Changed("outcomes", "key.outcomes", report.Outcomes.Count, change.Outcomes.Count),
        ];

        KeyFigure Changed(string id, string label, long value, long difference) => new(id, language[label], value, difference, difference switch
        {
            > 0 => language.Fill("change.up", language.Number(difference)),
            < 0 => language.Fill("change.down", language.Number(-difference)),
            _ => language["change.same"],
        });
    }
}
