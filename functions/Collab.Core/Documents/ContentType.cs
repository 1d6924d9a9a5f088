using Collab.Core.Documents.Reading;

namespace Collab.Core.Documents;

/// <summary>The media types of documents' contents, by what they were found to be and never by their names.</summary>
public static class ContentType
{
    public static string Of(FileFormat? format) => format switch
    {
        FileFormat.Csv => "text/csv",
        FileFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileFormat.Ndjson => "application/x-ndjson",
        FileFormat.Json => "application/json",
        FileFormat.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileFormat.Pdf => "application/pdf",
        _ => "application/octet-stream",
    };
}
