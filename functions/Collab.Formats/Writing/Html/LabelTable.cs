using System.Collections.Frozen;
using CsvHelper;

namespace Collab.Formats.Writing.Html;

/// <summary>The embedded <c>Labels.csv</c>: a row a label, a column a language.</summary>
internal static class LabelTable
{
    /// <summary>The labels of one column: en, mn or ne.</summary>
    public static FrozenDictionary<string, string> Read(string language)
    {
        using var reader = CsvReader.Create(Resource("Labels.csv"), new CsvReaderOptions { Separator = ',' });
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            labels.Add(reader.GetString("key"), reader.GetString(language));
        }

        return labels.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static Stream Resource(string name) =>
        typeof(LabelTable).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The resource '{name}' is not embedded.");
}
