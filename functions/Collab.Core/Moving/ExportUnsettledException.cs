namespace Collab.Core.Moving;

/// <summary>A record was written to by others all the time, so that it could not be read as it was at one moment. The export ends there, without its last line.</summary>
public sealed class ExportUnsettledException(string message) : Exception(message);
