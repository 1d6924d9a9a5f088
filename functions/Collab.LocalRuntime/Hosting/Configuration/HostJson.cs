using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Collab.LocalRuntime.Hosting.Configuration;

/// <summary>host.json: kept under <c>AzureFunctionsJobHost:</c>, where environment variables can override it, as on the genuine host.</summary>
internal static class HostJson
{
    public const string FileName = "host.json";
    public const string Section = "AzureFunctionsJobHost";
    public const string RoutePrefixKey = Section + ":extensions:http:routePrefix";
    public const string BlobParallelismKey = Section + ":extensions:blobs:maxDegreeOfParallelism";

    /// <summary>Configuration keys and values of the file at <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">The file is broken; the message names the file, the line and the remedy.</exception>
    public static Dictionary<string, string?> Read(string path)
    {
        var file = SettingsFile.Read(path);
        if (!file.Values.TryGetValue("version", out var version) || version.Text != "2.0")
        {
            throw file.Fault(version.Line == 0 ? 1 : version.Line, "does not say which version it is of", "write \"version\": \"2.0\"");
        }

        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in file.Values)
        {
            Check(file, key, value);
            if (!value.IsContainer)
            {
                settings[$"{Section}:{key}"] = value.Text;
            }
        }

        return settings;
    }

    private static void Check(SettingsFile file, string key, SettingsValue value)
    {
        if (key.StartsWith("logging:logLevel:", StringComparison.OrdinalIgnoreCase) && !Enum.TryParse<LogLevel>(value.Text, ignoreCase: true, out _))
        {
            throw file.Fault(value.Line, $"sets a log level \"{value.Text}\" that does not exist", $"write one of {string.Join(", ", Enum.GetNames<LogLevel>())}");
        }

        if (key.Equals("extensions:blobs:maxDegreeOfParallelism", StringComparison.OrdinalIgnoreCase)
            && (!int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var degree) || degree < 1))
        {
            throw file.Fault(value.Line, "sets a maxDegreeOfParallelism that is no count", "write a whole number from 1 up");
        }

        if (key.Equals("extensions:http:routePrefix", StringComparison.OrdinalIgnoreCase) && value.IsContainer)
        {
            throw file.Fault(value.Line, "sets a routePrefix that is no text", "write \"\" for none, or a path such as \"api\"");
        }
    }
}
