using System.Collections.Frozen;
using Collab.Core.Standards;

namespace Collab.Core.Rosters;

/// <summary>
/// Which column of a roster holds what. Names are understood in English, Mongolian and Nepali, see <c>roster-headers.csv</c>, where a
/// <c>+</c> marks what isn't a field: names of people and other personal data, and the counts that a table of activities has.
/// </summary>
public sealed class RosterHeader
{
    public const string Person = "person";

    public const string Title = "activityTitle";

    private static readonly string[] Wanted = ["collaboration", "kind", "direction", Person, "level", "startsOn", "endsOn"];

    private static readonly string[] Optional = ["country", "status", Title, "theme", "field"];

    private static readonly FrozenDictionary<string, string> Known = Read();

    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly HashSet<string> others = new(StringComparer.Ordinal);

    private RosterHeader()
    {
    }

    /// <summary>The columns that are read, ascending: all that is ever given back.</summary>
    public IReadOnlyList<int> Given => [.. columns.Values.Order()];

    /// <summary>The names of columns with personal data, which are never looked into.</summary>
    public List<string> Personal { get; } = [];

    /// <summary>The names of columns that Collab doesn't know, which may hold anything and aren't looked into either.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>What is wrong with the header, or nothing.</summary>
    public List<string> Reasons { get; } = [];

    /// <summary>
    /// Whether a table is of people, one a row, and not of activities: it tells one from another by reference or name, says what they are or
    /// what they took part in, and has no numbers of participants. A plain "name" may be an activity's and needs a level beside it.
    /// </summary>
    public bool IsRoster => !others.Contains("+count")
        && ((Has(Person) && (Has("level") || Has("kind")))
            || (others.Contains("+name") && (Has("level") || Has("kind")))
            || (others.Contains("+plainName") && Has("level")));

    public static bool LooksLike(IReadOnlyList<string> header) => Of(header).IsRoster;

    /// <summary>Whether a table, be it a roster or not, has columns with what is personal: names of people, references, dates of birth and the like.</summary>
    public static bool IsAboutPeople(IReadOnlyList<string> header) => Of(header) is var read && (read.Personal.Count > 0 || read.Has(Person));

    public static RosterHeader Of(IReadOnlyList<string> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var roster = new RosterHeader();
        for (var i = 0; i < header.Count; i++)
        {
            roster.Place(header[i], i);
        }

        var missing = Wanted.Where(w => !roster.Has(w)).ToArray();
        if (missing.Length > 0)
        {
            roster.Reasons.Add(
                $"The roster lacks the column{(missing.Length > 1 ? "s" : string.Empty)} {string.Join(", ", missing)}. "
                + $"A roster has {string.Join(", ", Wanted)}, and may have {string.Join(", ", Optional)}.");
        }

        return roster;
    }

    public bool Has(string field) => columns.ContainsKey(field);

    /// <summary>The column of a field, or −1.</summary>
    public int Find(string field) => columns.GetValueOrDefault(field, -1);

    /// <summary>The column that a fault is about, or −1 where it is about the row.</summary>
    public int ColumnOf(string pointer)
    {
        ArgumentNullException.ThrowIfNull(pointer);
        return Find(pointer.TrimStart('/'));
    }

    private static FrozenDictionary<string, string> Read()
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Read("roster-headers.csv"))
        {
            known.TryAdd(NameFold.Of(row["field"]), row["field"]);
            foreach (var name in LanguageTag.Spoken.SelectMany(language => row[language].Split(';')))
            {
                known.TryAdd(NameFold.Of(name), row["field"]);
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void Place(string name, int column)
    {
        var field = Known.GetValueOrDefault(NameFold.Of(name));
        if (field is null)
        {
            if (name.Length > 0)
            {
                Unknown.Add(name);
            }
        }
        else if (field[0] == '+')
        {
            others.Add(field);
            (field == "+count" ? Unknown : Personal).Add(name);
        }
        else if (!columns.TryAdd(field, column))
        {
            if (Wanted.Contains(field, StringComparer.Ordinal))
            {
                Reasons.Add($"Two columns say the same: “{name}” is also taken for {field}. Leave one of them out.");
            }
            else
            {
                Unknown.Add(name);
            }
        }
    }
}
