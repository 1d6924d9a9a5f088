namespace Collab.Formats.Reading.Pdf;

/// <summary>A name such as /Type, without its slash.</summary>
internal sealed record PdfName(string Value);

/// <summary>A word that is no object: an operator of a content stream, or obj, endobj, xref, …</summary>
internal sealed record PdfWord(string Value);

/// <summary>The address of an object.</summary>
internal sealed record PdfReference(int Number, int Generation);

/// <summary>A string's bytes. What they mean depends on where it stands.</summary>
internal sealed record PdfString(byte[] Bytes);
