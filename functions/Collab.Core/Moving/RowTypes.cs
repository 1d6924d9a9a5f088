using Collab.Core.Access;
using Collab.Core.Documents;
using Collab.Core.Events;
using Collab.Core.Institutions;
using Collab.Core.Reports;
using Collab.Core.Store;

namespace Collab.Core.Moving;

/// <summary>What rows are called in an export, for people who read it. The name follows from table, partition and key, and decides nothing.</summary>
internal static class RowTypes
{
    /// <summary>A row that this version has no name for, such as one of a later version.</summary>
    private const string Unnamed = "row";

    private const int MarkAt = 2 + 36 + 1;

    public static string Of(string table, string partition, string key) => (table, partition) switch
    {
        (TableNames.Register, _) => OfRegister(key),
        (TableNames.Institutions, InstitutionDirectory.Partition) => "institution",
        (TableNames.Documents, DocumentTexts.Partition) => "document-text",
        (TableNames.Documents, _) => OfDocuments(key),
        (TableNames.Reports, ReportRegister.Partition) => OfReports(key),
        (TableNames.Clients, ClientRegister.Partition) => OfClients(key),
        (TableNames.Subscriptions, SubscriptionRegister.Partition) => OfSubscriptions(key),
        (TableNames.Subscriptions, _) => PrefixOf(key) is 'd' ? "dead-delivery" : "delivery",
        _ => Unnamed,
    };

    private static string OfRegister(string key) => PrefixOf(key) switch
    {
        'c' => "collaboration",
        'd' => "deleted-collaboration",
        'i' => OfItem(key),
        'p' => "persons",
        'j' => "history",
        'm' => "month-cell",
        'n' => "code",
        'k' => "request-done",
        'b' => "batch-done",
        'r' => "reminder",
        'u' => "reminder-made",
        'q' => "list-told",
        'x' => "event",
        _ => Unnamed,
    };

    private static string OfItem(string key) => key.Length <= MarkAt ? Unnamed : key[MarkAt] switch
    {
        'a' => "activity",
        'o' => "outcome",
        'f' => "funding",
        'h' => "challenge",
        'd' => "document-link",
        _ => Unnamed,
    };

    private static string OfDocuments(string key) => PrefixOf(key) switch
    {
        'n' => "document-file",
        's' => "document-bytes",
        'k' => "request-done",
        'p' => "reading-begun",
        'v' => "decision-open",
        'x' => "event",
        _ => key.Length == 32 ? "document" : Unnamed,
    };

    private static string OfReports(string key) => PrefixOf(key) switch
    {
        'r' => "report",
        'u' => "report-revision",
        's' => "reports-done",
        'k' => "request-done",
        'x' => "event",
        _ => Unnamed,
    };

    private static string OfClients(string key) => PrefixOf(key) switch
    {
        'c' => "client",
        'k' => "client-key",
        _ => Unnamed,
    };

    private static string OfSubscriptions(string key) => PrefixOf(key) switch
    {
        's' => "subscription",
        'g' => "removed-subscription",
        _ => Unnamed,
    };

    private static char PrefixOf(string key) => key.Length > 1 && key[1] == '|' ? key[0] : '\0';
}
