using System.Xml;

namespace Collab.Formats.Writing;

/// <summary>Texts that go into XML: what XML 1.0 can't hold is replaced by U+FFFD.</summary>
internal static class XmlText
{
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        return string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString()));
    }

    private static bool IsClean(string text) => text.All(XmlConvert.IsXmlChar);
}
