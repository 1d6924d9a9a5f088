using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Documents.Reading;

/// <summary>What a file is by its content. Its name and the media type that its sender gave are never asked.</summary>
[JsonConverter(typeof(CodeConverter<DocumentFormat>))]
public enum DocumentFormat
{
    Csv,
    Xlsx,
    Ndjson,
    Json,
    Docx,
    Pdf,
}
