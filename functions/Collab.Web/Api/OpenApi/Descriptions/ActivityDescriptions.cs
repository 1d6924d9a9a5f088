using Collab.Core.Activities;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/collaborations/{id}/activities</c>.</summary>
internal static class ActivityDescriptions
{
    public static void List(OperationDescription operation) => operation
        .Named("listActivities", Tags.Activities, "Lists a collaboration's activities, newest first")
        .Takes(Collaboration)
        .GivesPage<Activity>("A page of the list.", Example.Of("activity"));

    public static void Submit(OperationDescription operation) => operation
        .Named("submitActivity", Tags.Activities, "Submits an activity")
        .Says("With a `reference` that the collaboration has already, the activity is updated and the answer is 200.")
        .Takes(Collaboration)
        .Idempotent()
        .Takes<Activity>("The activity.", Example.Of("activity-input"), Example.Of("course-input"))
        .Creates<Activity>("The activity is new.", Example.Of("activity"))
        .Changes<Activity>("The activity with this reference was there; it says this now.", Example.Of("activity"));

    public static void Get(OperationDescription operation) => operation
        .Named("getActivity", Tags.Activities, "Reads an activity")
        .Takes(One)
        .Gives<Activity>("The activity.", Example.Of("activity"));

    private static void Collaboration(ParameterDescriptions parameters) => parameters.PathId("id", "The collaboration's id.");

    private static void One(ParameterDescriptions parameters) =>
        parameters.PathId("id", "The collaboration's id.").PathId("itemId", "The activity's id.");
}
