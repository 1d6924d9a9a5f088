using System.Text;
using Collab.Core.Documents.Reading;

namespace Collab.Formats.Reading.Docx;

/// <summary>A paragraph while it is read: its text so far and what is known of its kind.</summary>
internal sealed class WordParagraph(WordPages pages)
{
    private readonly StringBuilder text = new();

    public string? Style { get; set; }

    /// <summary>The outline level that the paragraph itself has, whatever its style's.</summary>
    public int? Level { get; set; }

    /// <summary>Whether the paragraph itself says that it is, or isn't, of a list.</summary>
    public bool? IsList { get; set; }

    /// <summary>Where its first letter stands.</summary>
    public WordPlace Place { get; private set; } = pages.Here;

    /// <summary>Blocks of text boxes that hang on this paragraph. They are read after it.</summary>
    public List<PlacedBlock> Boxes { get; } = [];

    public void Append(ReadOnlySpan<char> characters)
    {
        if (text.Length == 0)
        {
            Place = pages.Here;
        }

        pages.Count(characters.Length);
        text.Append(characters);
    }

    /// <summary>A break before any letter only moves the paragraph.</summary>
    public void AppendSpace()
    {
        if (text.Length > 0)
        {
            text.Append(' ');
        }
    }

    /// <summary>The paragraph as a block, or null when nothing can be seen of it.</summary>
    public PlacedBlock? ToBlock(WordStyles styles)
    {
        var seen = ReadableText.Of(text.ToString());
        return seen.Length > 0 ? new(new(seen, RoleIn(styles)), Place) : null;
    }

    private TextRole RoleIn(WordStyles styles) =>
        Level is { } level ? level < WordStyles.TextLevel ? TextRole.Heading : ListOr(styles)
        : styles.IsHeading(Style) ? TextRole.Heading
        : ListOr(styles);

    private TextRole ListOr(WordStyles styles) => IsList ?? styles.IsList(Style) ? TextRole.ListItem : TextRole.Paragraph;
}
