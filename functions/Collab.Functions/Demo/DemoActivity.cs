namespace Collab.Functions.Demo;

/// <summary>One activity of the demo. Participants are counts of people; <paramref name="Days"/> only where it isn't simply from start to end.</summary>
internal sealed record DemoActivity(
    DemoCollaboration Collaboration,
    string Kind,
    string Direction,
    string Status,
    string TitleEnglish,
    string TitleLocal,
    DateOnly StartsOn,
    DateOnly EndsOn,
    DemoCrowd Participants,
    int? Days,
    string Country,
    string Theme)
{
    /// <summary>The sender's own key, <c>DEMO-ACT-…</c>; unique in the whole demo.</summary>
    public string Reference { get; init; } = "";
}
