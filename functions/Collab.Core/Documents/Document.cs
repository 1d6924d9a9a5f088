using System.Text.Json.Serialization;
using Collab.Core.Agreements;
using Collab.Core.Documents.Reading;
using Collab.Core.Standards;

namespace Collab.Core.Documents;

/// <summary>What a partner says a file is.</summary>
[JsonConverter(typeof(CodeConverter<DocumentKind>))]
public enum DocumentKind
{
    Records,
    Roster,
    Agreement,
    ProgressReport,
    Other,
}

/// <summary>How far a document has come: received → processing → accepted, partly-accepted or rejected; or a duplicate of another.</summary>
[JsonConverter(typeof(CodeConverter<DocumentStatus>))]
public enum DocumentStatus
{
    Received,
    Processing,
    Accepted,
    PartlyAccepted,
    Rejected,
    Duplicate,
}

/// <summary>A file that a partner or office uploaded, what was read from it and its fate. Its rows are counted, never copied here.</summary>
public sealed record Document
{
    public required Guid Id { get; init; }

    /// <summary>The sender's institution: the first folder of the upload.</summary>
    public required string Institution { get; init; }

    public Guid? Collaboration { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string FileName { get; init; }

    /// <summary>Bytes; as announced until the content is there.</summary>
    public required long Size { get; init; }

    /// <summary>SHA-256 of the content, 64 hexadecimal digits; as announced until the content is there, null where it wasn't.</summary>
    public string? Sha256 { get; init; }

    public required DocumentStatus Status { get; init; }

    /// <summary>For a duplicate: the document that brought the same bytes first.</summary>
    public Guid? DuplicateOf { get; init; }

    /// <summary>What the content is; null until it has been looked at, and for what isn't accepted.</summary>
    public FileFormat? Format { get; init; }

    /// <summary>Rows of the table, header and blank rows not counted.</summary>
    public required int Rows { get; init; }

    public required int Accepted { get; init; }

    public required int Rejected { get; init; }

    /// <summary>Why the whole file was rejected or where reading stopped, in plain words.</summary>
    public IReadOnlyList<string>? Reasons { get; init; }

    /// <summary>What the sender should know of how the file was read, such as that hidden rows were read too.</summary>
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>Columns that Collab doesn't know and left alone.</summary>
    public IReadOnlyList<string>? UnknownColumns { get; init; }

    /// <summary>For an agreement: what its text says of the collaboration that it makes.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>What was decided on the proposal.</summary>
    public Decision? Decision { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset ReceivedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When its content was first looked at.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When its fate was known.</summary>
    [JsonConverter(typeof(InstantConverter))]
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The day on which the content of a roster and its feedback file were deleted; what was counted stays.</summary>
    public DateOnly? ContentDeletedOn { get; init; }

    [JsonIgnore]
    public bool IsFinal => Status is not (DocumentStatus.Received or DocumentStatus.Processing);

    /// <summary>Whether it is the one whose fate others with the same bytes share: a file that was rejected may be readable later.</summary>
    [JsonIgnore]
    public bool Stands => Status is DocumentStatus.Processing or DocumentStatus.Accepted or DocumentStatus.PartlyAccepted;

    /// <summary>Whether something was proposed that nobody has decided on.</summary>
    [JsonIgnore]
    public bool AwaitsDecision => Proposal is not null && Decision is null;

    /// <summary>Whether there is a feedback file: rows were read, to the end or as far as they could be.</summary>
    [JsonIgnore]
    public bool HasFeedback => IsFinal && Rows > 0 && ContentDeletedOn is null;

    /// <summary>The feedback file's blob in container <c>feedback</c>.</summary>
    [JsonIgnore]
    public string FeedbackBlob => $"{Id}/feedback.{FeedbackExtension}";

    /// <summary>The feedback on tables in a text is a table of its own.</summary>
    [JsonIgnore]
    public string FeedbackExtension => Format switch
    {
        FileFormat.Xlsx => "xlsx",
        FileFormat.Ndjson => "ndjson",
        FileFormat.Json => "json",
        _ => "csv",
    };
}
