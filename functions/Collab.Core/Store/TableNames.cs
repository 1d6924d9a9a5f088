namespace Collab.Core.Store;

/// <summary>The tables and blob containers that Collab keeps.</summary>
public static class TableNames
{
    public const string Register = "Register";
    public const string Institutions = "Institutions";
    public const string Documents = "Documents";
    public const string Reports = "Reports";
    public const string Clients = "Clients";
    public const string Subscriptions = "Subscriptions";

    public static IReadOnlyList<string> All { get; } = [Register, Institutions, Documents, Reports, Clients, Subscriptions];
}

/// <summary>The blob containers that Collab keeps.</summary>
public static class ContainerNames
{
    public const string Uploads = "uploads";
    public const string Feedback = "feedback";
    public const string Reports = "reports";
    public const string Backups = "backups";

    public static IReadOnlyList<string> All { get; } = [Uploads, Feedback, Reports, Backups];
}
