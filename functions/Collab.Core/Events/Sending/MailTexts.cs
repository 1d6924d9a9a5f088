using System.Collections.Frozen;
using Collab.Core.CodeLists;
using Collab.Core.Standards;

namespace Collab.Core.Events.Sending;

/// <summary>The embedded <c>mail-texts.csv</c>: sentences of mails in the register's languages, with names in braces where a value stands.</summary>
internal static class MailTexts
{
    private static readonly FrozenDictionary<string, LocalText> All =
        EmbeddedTable.Read("mail-texts.csv").ToFrozenDictionary(cells => cells["name"], CodeLabels.Names, StringComparer.Ordinal);

    public static bool Has(string name) => All.ContainsKey(name);

    /// <summary>The sentence with its values, in one line: what a value has of line ends and the like becomes blanks.</summary>
    /// <param name="name">The sentence's name.</param>
    /// <param name="language">en, mn or ne.</param>
    /// <param name="values">What stands in the braces.</param>
    public static string Of(string name, string language, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = All[name].In(language);
        var written = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            if (open < 0)
            {
                written.Append(text, at, text.Length - at);
                break;
            }

            var close = text.IndexOf('}', open);
            written.Append(text, at, open - at).Append(Line(Find(values, text[(open + 1)..close])));
            at = close + 1;
        }

        return written.ToString();
    }

    /// <summary>The text without anything that would end a line or a mail's head.</summary>
    private static string Line(string text) => string.Create(text.Length, text, static (line, from) =>
    {
        for (var i = 0; i < line.Length; i++)
        {
            line[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        }
    });

    private static string Find(ReadOnlySpan<(string Name, string Value)> values, string name)
    {
        foreach (var (known, value) in values)
        {
            if (known == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"No value is given for '{name}'.");
    }
}
