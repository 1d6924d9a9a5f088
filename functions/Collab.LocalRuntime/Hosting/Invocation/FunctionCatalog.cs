using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Finds the methods marked with <see cref="FunctionAttribute"/> and refuses the declarations that the genuine host refuses.</summary>
internal static partial class FunctionCatalog
{
    private const BindingFlags AnyMethod = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly string[] Reserved = ["admin", "runtime", "host"];

    /// <summary>The functions of <paramref name="types"/>, or of the entry assembly, in case-insensitive order of names.</summary>
    /// <exception cref="InvalidOperationException">A declaration is wrong; the message names the function.</exception>
    public static IReadOnlyList<FunctionDescriptor> Find(IReadOnlyList<Type>? types)
    {
        var functions = new SortedDictionary<string, FunctionDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in types ?? Assembly.GetEntryAssembly()?.GetExportedTypes() ?? [])
        {
            foreach (var method in type.GetMethods(AnyMethod))
            {
                if (method.GetCustomAttribute<FunctionAttribute>() is { } attribute && !functions.TryAdd(attribute.Name, Describe(attribute.Name, method)))
                {
                    throw new InvalidOperationException($"Two functions have the name '{attribute.Name}'.");
                }
            }
        }

        return [.. functions.Values];
    }

    private static FunctionDescriptor Describe(string name, MethodInfo method)
    {
        if (!ValidName().IsMatch(name) || Reserved.Any(word => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (word != "host" || name.Length == 4)))
        {
            throw new InvalidOperationException(
                $"A function cannot be named '{name}': a letter, then up to 126 letters, digits, - and _; not 'host', nor beginning with 'admin' or 'runtime'.");
        }

        var triggers = method.GetParameters()
            .SelectMany(parameter => parameter.GetCustomAttributes()
                .Where(attribute => attribute is HttpTriggerAttribute or TimerTriggerAttribute or BlobTriggerAttribute)
                .Select(attribute => (parameter, attribute)))
            .ToList();
        if (triggers is not [var (parameter, trigger)])
        {
            throw new InvalidOperationException($"The function '{name}' has {triggers.Count} triggers; it needs exactly one.");
        }

        var retries = method.GetCustomAttributes().Count(attribute => attribute is FixedDelayRetryAttribute or ExponentialBackoffRetryAttribute);
        if (retries > 1 || (retries == 1 && trigger is not TimerTriggerAttribute))
        {
            throw new InvalidOperationException($"The function '{name}' has a retry attribute that is not for it: one, and on timers only.");
        }

        return new FunctionDescriptor(name, method, parameter, trigger);
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,126}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ValidName();
}
