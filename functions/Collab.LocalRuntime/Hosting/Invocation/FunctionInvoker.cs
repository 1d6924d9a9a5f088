using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Collab.LocalRuntime.Hosting.Invocation;

/// <summary>Calls a function: makes its instance from the invocation's services, fills its parameters, awaits what it returns.</summary>
internal sealed class FunctionInvoker
{
    private readonly MethodInvoker _method;
    private readonly ObjectFactory? _factory;
    private readonly ParameterInfo[] _parameters;
    private readonly Func<object?, ValueTask<object?>> _await;

    public FunctionInvoker(FunctionDescriptor function)
    {
        Function = function;
        _method = MethodInvoker.Create(function.Method);
        _parameters = function.Method.GetParameters();
        _factory = function.Method.IsStatic ? null : ActivatorUtilities.CreateFactory(function.Method.DeclaringType!, Type.EmptyTypes);
        _await = ReturnedValue.AwaiterFor(function.Method.ReturnType);
    }

    public FunctionDescriptor Function { get; }

    public async Task InvokeAsync(InvocationContext context)
    {
        var arguments = new object?[_parameters.Length];
        for (var index = 0; index < arguments.Length; index++)
        {
            arguments[index] = Bind(_parameters[index], context);
        }

        var instance = _factory?.Invoke(context.InstanceServices, null);
        try
        {
            context.Result = await _await(_method.Invoke(instance, arguments.AsSpan()));
        }
        finally
        {
            if (instance is IAsyncDisposable asyncDisposable)
            {
                await asyncDisposable.DisposeAsync();
            }
            else if (instance is IDisposable disposable)
            {
                disposable.Dispose();
            }
        }
    }

    private object? Bind(ParameterInfo parameter, InvocationContext context)
    {
        if (parameter.Position == Function.TriggerParameter.Position)
        {
            return context.TriggerValue;
        }

        if (parameter.ParameterType == typeof(FunctionContext))
        {
            return context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return context.CancellationToken;
        }

        return context.Bindings.TryGetValue(parameter.Name!, out var value) ? Convert(value, parameter) : Default(parameter);
    }

    private static object? Convert(object? value, ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return value is not string text || type == typeof(string) ? value
            : type == typeof(Guid) ? Guid.Parse(text)
            : type.IsEnum ? Enum.Parse(type, text, ignoreCase: true)
            : System.Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    private static object? Default(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;
}
