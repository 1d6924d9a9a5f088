namespace Collab.Functions.Demo;

/// <summary>The demo could not be loaded to its end. The message is a sentence or two for the person who started it.</summary>
internal sealed class DemoLoadException(string message) : Exception(message);
