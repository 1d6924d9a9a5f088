using System.Collections.Frozen;
using CsvHelper;

namespace Collab.Formats.Writing;

/// <summary>Texts of pages and sheets in an embedded table: a row a text, a column a language. Labels of codes stand in Collab.Core.</summary>
internal static class LabelTable
{
    /// <summary>The texts of one column: en, mn or ne.</summary>
    public static FrozenDictionary<string, string> Read(string name, string language)
    {
        using var reader = CsvReader.Create(Resource(name), new CsvReaderOptions { Separator = ',' });
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
