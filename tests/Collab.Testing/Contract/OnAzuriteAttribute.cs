namespace Collab.Testing.Contract;

/// <summary>Marks a class whose contract tests need Azurite: without Node they are skipped, saying so.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnAzuriteAttribute : Attribute;
