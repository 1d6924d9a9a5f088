namespace Collab.Formats.Reading;

/// <summary>Ends the reading of a document from deep within it. The message is the sentence for its sender.</summary>
internal sealed class UnreadableTextException(string message) : Exception(message);
