using System.Text;

namespace Collab.Core.Standards;

/// <summary>Reads the CSV files that are embedded in this assembly (RFC 4180 quoting, no line breaks inside a cell).</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var header = Split(reader.ReadLine() ?? throw new InvalidOperationException($"The resource '{name}' is empty."));
        while (reader.ReadLine() is { } line)
        {
            var cells = Split(line);
            var row = new Dictionary<string, string>(header.Count, StringComparer.Ordinal);
            for (var i = 0; i < header.Count; i++)
            {
                row[header[i]] = cells[i];
            }

            yield return row;
        }
    }

    private static List<string> Split(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quoted && c == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
