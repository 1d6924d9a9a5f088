namespace Collab.Functions.Start;

/// <summary>A setting has a value that can't be. The message is for the operator: it names the key and says what is wanted.</summary>
public sealed class SettingsException(string message) : Exception(message);
