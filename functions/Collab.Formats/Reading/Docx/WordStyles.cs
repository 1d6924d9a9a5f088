using System.Xml;

namespace Collab.Formats.Reading.Docx;

/// <summary>What the styles of a document say of paragraphs: which are headings and which are list items.</summary>
internal sealed class WordStyles
{
    /// <summary>Outline levels go from 0 to 8; 9 is the text between the headings (ECMA-376 part 1, 17.3.1.20).</summary>
    public const int TextLevel = 9;

    /// <summary>As long as a chain of styles may be that each build on another.</summary>
    private const int MostSteps = 32;

    private readonly Dictionary<string, Style> styles = new(StringComparer.Ordinal);
    private string? usual;

    private WordStyles()
    {
    }

    public static WordStyles Read(DocxParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var found = new WordStyles();
        using var xml = parts.OpenStyles();
        while (xml is not null && xml.Next())
        {
            if (xml.Kind == XmlNodeType.Element && xml.IsWord && xml.Name == "style" && xml.Attribute("type") == "paragraph")
            {
                found.ReadStyle(xml);
            }
        }

        return found;
    }

    /// <summary>Whether paragraphs of a style (null: of the usual one) are headings.</summary>
    public bool IsHeading(string? id) => Ask(id, s => s.Level is { } level ? level < TextLevel : s.IsTitle ? true : null);

    /// <summary>Whether paragraphs of a style are items of a list.</summary>
    public bool IsList(string? id) => Ask(id, s => s.IsList);

    /// <summary>The answer of the style itself, or of the first that it builds on which has one.</summary>
    private bool Ask(string? id, Func<Style, bool?> question)
    {
        id ??= usual;
        for (var step = 0; step < MostSteps && id is not null && styles.TryGetValue(id, out var style); step++)
        {
            if (question(style) is { } answer)
            {
                return answer;
            }

            id = style.BasedOn;
        }

        return false;
    }

    private void ReadStyle(WordXml xml)
    {
        var id = xml.Attribute("styleId");
        if (id is not null && xml.Attribute("default") is "1" or "true")
        {
            usual = id;
        }

        var style = new Style();
        var (depth, isEmpty) = (xml.Depth, xml.IsEmptyElement);
        while (!isEmpty && xml.Next() && xml.Depth > depth)
        {
            if (xml.Kind == XmlNodeType.Element && xml.IsWord)
            {
                style = Add(style, xml);
            }
        }

        if (id is not null)
        {
            styles[id] = style;
        }
    }

    private static Style Add(Style style, WordXml xml) => xml.Name switch
    {
        "basedOn" => style with { BasedOn = xml.Attribute("val") },
        "name" => style with { IsTitle = xml.Attribute("val") is "Title" or "Subtitle" },
        "outlineLvl" when int.TryParse(xml.Attribute("val"), out var level) => style with { Level = level },
        "numId" => style with { IsList = xml.Attribute("val") != "0" },
        _ => style,
    };

    private sealed record Style
    {
        public string? BasedOn { get; init; }

        public int? Level { get; init; }

        public bool IsTitle { get; init; }

        public bool? IsList { get; init; }
    }
}
