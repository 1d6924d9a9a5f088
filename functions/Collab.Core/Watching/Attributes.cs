namespace Collab.Core.Watching;

/// <summary>The names of the attributes of spans and measurements: those of OpenTelemetry's conventions where there are any.</summary>
public static class Attributes
{
    /// <summary><c>sqlite</c> is a registered name; the conventions have none for Azure Table Storage.</summary>
    public const string DbSystem = "db.system.name";

    public const string DbOperation = "db.operation.name";

    /// <summary>The table.</summary>
    public const string DbCollection = "db.collection.name";

    /// <summary>How many changes a commit has.</summary>
    public const string DbBatchSize = "db.operation.batch.size";

    public const string BlobSystem = "collab.blob.system";

    public const string BlobOperation = "collab.blob.operation";

    public const string BlobContainer = "collab.blob.container";

    /// <summary>The type of the exception, without its message.</summary>
    public const string ErrorType = "error.type";

    public const string RecordType = "collab.record.type";

    public const string Outcome = "collab.outcome";

    public const string DocumentKind = "collab.document.kind";

    public const string ReportKind = "collab.report.kind";

    public const string ReportFormat = "collab.report.format";

    public const string Channel = "collab.delivery.channel";

    public const string ReminderKind = "collab.reminder.kind";

    /// <summary>The function's name.</summary>
    public const string Run = "collab.run.name";
}
