using System.Text.Json.Serialization;
using Collab.Core.Standards;

namespace Collab.Core.Documents.Reading;

/// <summary>What a file is by its content. Its name and the media type that its sender gave are never asked.</summary>
[JsonConverter(typeof(CodeConverter<FileFormat>))]
public enum FileFormat
{
    Csv,
    Xlsx,
    Ndjson,
    Json,
    Docx,
    Pdf,
}
