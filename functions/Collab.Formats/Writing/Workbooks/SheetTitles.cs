using System.Globalization;

namespace Collab.Formats.Writing.Workbooks;

/// <summary>Names for sheets: at most 31 characters, none of those that a reference needs, and each once.</summary>
internal sealed class SheetTitles
{
    private const int MostCharacters = 31;

    private readonly List<string> taken = [];

    public string First => taken[0];

    public string Next(string title)
    {
        var plain = string.Concat(title.Where(c => !@"[]:*?/\".Contains(c, StringComparison.Ordinal) && !char.IsControl(c))).Trim(' ', '\'');
        var name = Cut(plain.Length > 0 ? plain : "–", MostCharacters);
        for (var number = 2; taken.Contains(name, StringComparer.OrdinalIgnoreCase); number++)
        {
            var end = " " + number.ToString(CultureInfo.InvariantCulture);
            name = Cut(plain, MostCharacters - end.Length) + end;
        }

        taken.Add(name);
        return name;
    }

    /// <summary>Whole words, or where one word is too long, whole letters: a vowel sign stays with its consonant.</summary>
    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var space = text.LastIndexOf(' ', most);
        return space > 0 ? text[..space] : text[..StringInfo.ParseCombiningCharacters(text).Last(start => start <= most)];
    }
}
