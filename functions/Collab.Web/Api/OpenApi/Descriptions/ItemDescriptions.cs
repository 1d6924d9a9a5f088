using Collab.Core.Activities;
using Collab.Core.Challenges;
using Collab.Core.Finance;
using Collab.Core.Items;
using Collab.Core.Outcomes;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>
/// Describes <c>/collaborations/{id}/activities</c> and the three others. Their examples are the files <c>activity.json</c>,
/// <c>activity-input.json</c> and <c>activity-patch.json</c>, and so on.
/// </summary>
internal static class ItemDescriptions
{
    public static Action<OperationDescription> List(ItemType type) => operation => WordsOf(type).List(operation);

    public static Action<OperationDescription> Submit(ItemType type) => operation => WordsOf(type).Submit(operation);

    public static Action<OperationDescription> Get(ItemType type) => operation => WordsOf(type).Get(operation);

    public static Action<OperationDescription> Replace(ItemType type) => operation => WordsOf(type).Replace(operation);

    public static Action<OperationDescription> Patch(ItemType type) => operation => WordsOf(type).Patch(operation);

    public static Action<OperationDescription> Delete(ItemType type) => operation => WordsOf(type).Delete(operation);

    private static ItemWords WordsOf(ItemType type) => type.Name switch
    {
        "activity" => new ItemWords<Activity>(type, Tags.Activities, "an activity", "Activity", "Activities"),
        "outcome" => new ItemWords<Outcome>(type, Tags.Outcomes, "an outcome", "Outcome", "Outcomes"),
        "funding" => new ItemWords<Funding>(type, Tags.Funding, "funding", "Funding", "Funding"),
        "challenge" => new ItemWords<Challenge>(type, Tags.Challenges, "a challenge", "Challenge", "Challenges"),
        _ => throw new InvalidOperationException($"Records of type {type} aren't described."),
    };
}
