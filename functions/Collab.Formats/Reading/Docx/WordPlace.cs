using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Docx;

/// <summary>
/// How many page breaks stand before a place: those that Word noted when it last laid the document out, and those that its author set.
/// Word notes the author's too, so that the two are never added.
/// </summary>
internal readonly record struct WordPlace(int Noted, int Set);

/// <summary>A block and where it begins.</summary>
internal sealed record PlacedBlock(TextBlock Block, WordPlace Place);
