using Collab.LocalRuntime.Hosting.Invocation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Azure.Functions.Worker;

namespace Collab.LocalRuntime.Hosting.Http;

/// <summary>The requests that one function answers.</summary>
internal sealed class HttpRoute
{
    private readonly HashSet<string>? _methods;
    private readonly RouteTemplate _template;
    private readonly TemplateMatcher _matcher;

    public HttpRoute(FunctionDescriptor function, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var route = string.IsNullOrEmpty(trigger.Route) ? function.Name : trigger.Route;
        if (route.StartsWith('/') || IsReserved(route))
        {
            throw new InvalidOperationException(
                $"The function '{function.Name}' has the route '{route}': a route begins neither with / nor with 'admin' or 'runtime'.");
        }

        _methods = trigger.Methods is { Length: > 0 } methods ? new HashSet<string>(methods, StringComparer.OrdinalIgnoreCase) : null;
        _template = TemplateParser.Parse(prefix.Length == 0 ? route : $"{prefix}/{route}");
        _matcher = new TemplateMatcher(_template, new RouteValueDictionary(
            _template.Parameters.Where(parameter => parameter.DefaultValue is not null)
                .Select(parameter => KeyValuePair.Create(parameter.Name!, parameter.DefaultValue))));
        Invoker = new FunctionInvoker(function);
        TakesContext = function.TriggerParameter.ParameterType == typeof(HttpContext);
    }

    public FunctionInvoker Invoker { get; }

    public bool TakesContext { get; }

    /// <summary>Whether this function answers the request; <paramref name="values"/> are the parts of its path by name then.</summary>
    public bool Matches(HttpContext context, IInlineConstraintResolver constraints, RouteValueDictionary values)
    {
        if (_methods?.Contains(context.Request.Method) == false || !_matcher.TryMatch(context.Request.Path, values))
        {
            return false;
        }

        foreach (var parameter in _template.Parameters)
        {
            foreach (var constraint in parameter.InlineConstraints)
            {
                var rule = constraints.ResolveConstraint(constraint.Constraint)
                    ?? throw new InvalidOperationException($"The route of '{Invoker.Function.Name}' has an unknown constraint '{constraint.Constraint}'.");
                if (values.TryGetValue(parameter.Name!, out var value) && value is not null
                    && !rule.Match(context, null, parameter.Name!, values, RouteDirection.IncomingRequest))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsReserved(string route) =>
        route.StartsWith("admin", StringComparison.OrdinalIgnoreCase) || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase);
}
