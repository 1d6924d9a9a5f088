using Microsoft.Extensions.Configuration;

namespace Collab.Functions.Demo;

/// <summary>The switch <c>--demo</c>.</summary>
internal static class DemoSwitch
{
    public static bool IsOn(IConfiguration configuration) => string.Equals(configuration["demo"], "true", StringComparison.OrdinalIgnoreCase);
}
