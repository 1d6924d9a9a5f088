using System.Globalization;
using System.Text;

namespace Collab.Functions.Demo;

/// <summary>A table of the demo: the type of its records, the names of its columns, and its rows, cell by cell.</summary>
internal sealed record DemoTable(string Type, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The table as a CSV file (RFC 4180) of an institution.</summary>
    public DemoFile ToCsv(string institution, string name)
    {
        var text = new StringBuilder();
        foreach (var row in Rows.Prepend(Columns))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        return new DemoFile(institution, name, Rows.Count, Encoding.UTF8.GetBytes(text.ToString()));
    }

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
