namespace Collab.Core.Documents;

/// <summary>The media types of feedback files.</summary>
public static class FeedbackType
{
    public static string Of(string extension) => extension switch
    {
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ndjson" => "application/x-ndjson",
        "json" => "application/json",
        _ => "text/csv; charset=utf-8",
    };
}
