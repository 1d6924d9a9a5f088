using System.Reflection;
using Azure.Data.Tables;

namespace Collab.LocalRuntime.Tests.Tables;

/// <summary>
/// The app may only use what the genuine package has: the stand-in's public members are those agreed on, and each is the genuine one's.
/// A member added here must be looked up in Azure.Data.Tables 12.11 first.
/// </summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void PublicMembers_OfTheStandIn_AreTheAgreedOnes()
    {
        var lines = typeof(TableClient).Assembly.GetExportedTypes()
            .Where(t => t.Namespace is "Azure.Data.Tables" or "Azure.Data.Tables.Models")
            .SelectMany(Describe)
            .Order(StringComparer.Ordinal);

        var agreed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Tables", "PublicSurface.txt")).ReplaceLineEndings("\n");
        Assert.Equal(agreed, string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Describe(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return $"{Name(type)} : {(type.IsSealed ? "sealed " : "")}{string.Join(", ", ((Type?[])[type.BaseType]).Where(b => b is not null).Select(b => Name(b!)))}";
        foreach (var member in type.GetMembers(Declared))
        {
            if (member is ConstructorInfo { IsAssembly: false, IsPrivate: false } constructor && !constructor.IsStatic)
            {
                yield return $"{Name(type)}({Parameters(constructor)}){(constructor.IsFamily ? " protected" : "")}";
            }
            else if (member is MethodInfo { IsPublic: true } method)
            {
                var arguments = method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(Constraint))}>" : "";
                var kind = method.IsStatic ? "static " : method.IsVirtual && !method.IsFinal ? "virtual " : "";
                yield return $"{Name(type)}.{method.Name}{arguments}({Parameters(method)}) {kind}{Name(method.ReturnType)}";
            }
            else if (member is FieldInfo { IsPublic: true, IsLiteral: true } field)
            {
                yield return $"{Name(type)}.{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}";
            }
        }
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(
        p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "default"}" : "")}"));

    private static string Constraint(Type argument) =>
        argument.Name
        + ((argument.GenericParameterAttributes & GenericParameterAttributes.ReferenceTypeConstraint) != 0 ? ":class" : "")
        + string.Concat(argument.GetGenericParameterConstraints().Select(c => ":" + c.Name));

    private static string Name(Type type) =>
        (type.IsNested ? type.DeclaringType!.Name + "." : "")
        + (type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(",", type.GetGenericArguments().Select(Name))}>" : type.Name);
}
