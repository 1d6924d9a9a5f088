namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. <paramref name="name"/> is unique in the app and begins with a letter.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
