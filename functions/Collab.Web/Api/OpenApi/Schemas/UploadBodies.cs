using Collab.Core.Documents;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>The JSON that announces an upload, as <see cref="AnnounceUpload"/> reads it.</summary>
internal sealed record UploadRequest(string Institution, Guid? Collaboration, DocumentKind Kind, string FileName, int Size, string? Sha256);

/// <summary>The JSON that answers it, as <see cref="Answers.UploadAnswer"/> writes it.</summary>
internal sealed record AnnouncedUploadBody(Guid DocumentId, DateTimeOffset ExpiresAt, string Content, UploadAddressBody? Upload);

/// <summary>A write-only address and how it is used.</summary>
internal sealed record UploadAddressBody(string Method, string Url, IReadOnlyDictionary<string, string> Headers);
