namespace Collab.Core.Templates;

/// <summary>A drawn template, to be handed out. <paramref name="ETag"/> has its quotes.</summary>
public sealed record TemplateFile(string FileName, string ContentType, string ETag, ReadOnlyMemory<byte> Body);
