using System.Collections.Frozen;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Rosters;

/// <summary>Codes as people write them in a roster: as in other tables, and the many words for who someone is.</summary>
internal static class RosterCodes
{
    private const string Levels = "participant-levels";

    private static readonly FrozenDictionary<string, string> Known = Read();

    /// <summary>The code that the text stands for; the text as it is when it stands for none, so that the code's own rule says so.</summary>
    public static string Find(string list, string text) =>
        CodeNames.Find(list, text) ?? (list == Levels ? Known.GetValueOrDefault(NameFold.Of(text)) : null) ?? text;

    private static FrozenDictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Read("roster-levels.csv"))
        {
            foreach (var text in LanguageTag.Spoken.SelectMany(language => row[language].Split(';')))
            {
                known.TryAdd(NameFold.Of(text), row["level"]);
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
