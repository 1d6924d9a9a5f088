using System.Text;
using System.Text.RegularExpressions;

namespace Collab.LocalRuntime.Hosting.Blobs;

/// <summary>A trigger's path: the container, and which names in it. Each <c>{part}</c> takes one part of the name, the last one the rest.</summary>
internal sealed partial class BlobPattern
{
    private readonly Regex _name;
    private readonly string[] _parts;

    private BlobPattern(string container, Regex name, string[] parts)
    {
        Container = container;
        _name = name;
        _parts = parts;
    }

    public string Container { get; }

    /// <exception cref="InvalidOperationException">The path names no container, or has one part twice or in the container's place.</exception>
    public static BlobPattern Parse(string path, string function)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? path : path[..slash];
        var pattern = slash < 0 ? string.Empty : path[(slash + 1)..];
        var parts = Part().Matches(pattern).Select(match => match.Groups[1].Value).ToArray();
        if (container.Length == 0 || container.Contains('{', StringComparison.Ordinal) || parts.Distinct().Count() < parts.Length)
        {
            throw new InvalidOperationException($"The function '{function}' has the blob path '{path}': write container/name with each {{part}} once.");
        }

        return new BlobPattern(container, new Regex(Expression(pattern), RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking), parts);
    }

    /// <summary>Whether the blob triggers the function.</summary>
    public bool Matches(string name) => _name.IsMatch(name);

    /// <summary>The parts of a blob's name that matches.</summary>
    public Dictionary<string, object?> Bind(string name)
    {
        var match = _name.Match(name);
        return _parts.ToDictionary(part => part, part => (object?)match.Groups[part].Value, StringComparer.OrdinalIgnoreCase);
    }

    private static string Expression(string pattern)
    {
        if (pattern.Length == 0)
        {
            return string.Empty;
        }

        var expression = new StringBuilder("^");
        var position = 0;
        for (var match = Part().Match(pattern); match.Success; match = match.NextMatch())
        {
            var isLast = !match.NextMatch().Success;
            expression.Append(Regex.Escape(pattern[position..match.Index]))
                .Append("(?<").Append(match.Groups[1].Value).Append('>').Append(isLast ? ".+" : "[^/]+?").Append(')');
            position = match.Index + match.Length;
        }

        return expression.Append(Regex.Escape(pattern[position..])).Append('$').ToString();
    }

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Part();
}
