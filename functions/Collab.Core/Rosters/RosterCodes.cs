using System.Collections.Frozen;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Rosters;

/// <summary>Codes as people write them in a roster: the code itself or what it is called in any of the languages.</summary>
internal static class RosterCodes
{
    private static readonly FrozenDictionary<(string List, string Text), string> Known = Read();

    /// <summary>The code that the text stands for; the text as it is when it stands for none, so that the code's own rule says so.</summary>
    public static string Find(string list, string text) => Known.GetValueOrDefault((list, FoldedText.Of(text)), text);

    private static FrozenDictionary<(string, string), string> Read()
    {
        var known = new Dictionary<(string, string), string>();
        foreach (var name in (string[])["kinds", "directions", "activity-statuses", "participant-levels", "themes", "countries"])
        {
            foreach (var code in CodeCatalogue.Find(name)!.Codes)
            {
                known.TryAdd((name, FoldedText.Of(code.Code)), code.Code);
                foreach (var (_, label) in code.Labels.Entries)
                {
                    known.TryAdd((name, FoldedText.Of(label)), code.Code);
                }
            }
        }

        foreach (var row in EmbeddedTable.Read("roster-levels.csv"))
        {
            foreach (var text in LanguageTag.Spoken.SelectMany(language => row[language].Split(';')))
            {
                known.TryAdd(("participant-levels", FoldedText.Of(text)), row["level"]);
            }
        }

        return known.ToFrozenDictionary();
    }
}
