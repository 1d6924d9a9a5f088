namespace Collab.Web.Api.OpenApi;

/// <summary>The subjects of the API, in the order in which they are shown.</summary>
internal static class Tags
{
    public const string Institutions = "Institutions";
    public const string Collaborations = "Collaborations";
    public const string Activities = "Activities";
    public const string Outcomes = "Outcomes";
    public const string Funding = "Funding";
    public const string Challenges = "Challenges";
    public const string Records = "Records in bulk";
    public const string Documents = "Documents";
    public const string Reports = "Reports";
    public const string Reminders = "Reminders";
    public const string Clients = "Clients";
    public const string Subscriptions = "Subscriptions";
    public const string CodeLists = "Code lists";
    public const string Moving = "Export and import";
    public const string Service = "Service";

    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        (Institutions, "Partners, and the home institutions that keep their registers here."),
        (Collaborations, "Agreements and initiatives of a home institution with its partners, their lifecycle and their history."),
        (Activities, "What was done under a collaboration. Participants are counted, never named."),
        (Outcomes, "What came of a collaboration."),
        (Funding, "Money of a collaboration: received, promised, passed on or spent."),
        (Challenges, "What stands in a collaboration's way."),
        (Records, "Many records in one request, each answered for itself."),
        (Documents, "Files that were dropped or sent, and what became of their rows."),
        (Reports, "The figures of a period and a scope, as they are now or as they were kept."),
        (Reminders, "What somebody should look at: ends and notice deadlines that come near, and what doesn't move."),
        (Clients, "Who may sign in, and their keys. For admins only; to others there is nothing here."),
        (Subscriptions, "Webhooks: who is told of what happens, and what could not be told."),
        (CodeLists, "The codes that fields take, with labels, and empty tables to fill in."),
        (Moving, "The whole register as one file, out of one storage and into another. For admins only; to others there is nothing here."),
        (Service, "Whether the service is well, and what it offers."),
    ];
}
