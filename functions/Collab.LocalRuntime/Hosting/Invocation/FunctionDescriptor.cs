using System.Reflection;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>A function of the app: its method, the parameter that triggers it and the attribute that says how.</summary>
internal sealed class FunctionDescriptor(string name, MethodInfo method, ParameterInfo triggerParameter, Attribute trigger) : FunctionDefinition
{
    public override string Id => Name;

    public override string Name { get; } = name;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    public override string PathToAssembly => Method.DeclaringType!.Assembly.Location;

    public MethodInfo Method { get; } = method;

    public ParameterInfo TriggerParameter { get; } = triggerParameter;

    public Attribute Trigger { get; } = trigger;
}
