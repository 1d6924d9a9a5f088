using System.Reflection;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Turns whatever a method returns (a value, a task, a value task) into the value, by a way chosen once a function.</summary>
internal static class ReturnedValue
{
    public static Func<object?, ValueTask<object?>> AwaiterFor(Type returnType)
    {
        if (returnType == typeof(Task))
        {
            return static async returned =>
            {
                await (Task)returned!;
                return null;
            };
        }

        if (returnType == typeof(ValueTask))
        {
            return static async returned =>
            {
                await (ValueTask)returned!;
                return null;
            };
        }

        var generic = returnType.IsGenericType ? returnType.GetGenericTypeDefinition() : null;
        var adapter = generic == typeof(Task<>) ? nameof(OfTask) : generic == typeof(ValueTask<>) ? nameof(OfValueTask) : null;
        return adapter is null
            ? static returned => ValueTask.FromResult(returned)
            : typeof(ReturnedValue).GetMethod(adapter, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(returnType.GenericTypeArguments)
                .CreateDelegate<Func<object?, ValueTask<object?>>>();
    }

    private static async ValueTask<object?> OfTask<T>(object? returned) => await (Task<T>)returned!;

    private static async ValueTask<object?> OfValueTask<T>(object? returned) => await (ValueTask<T>)returned!;
}
