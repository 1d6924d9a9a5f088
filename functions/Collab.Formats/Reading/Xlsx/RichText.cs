using System.Xml;

namespace Collab.Formats.Reading.Xlsx;

/// <summary>A text that may have runs of different looks. How it is to be pronounced is left out.</summary>
internal static class RichText
{
    /// <summary>Appends the texts within the element that the reader stands on, and leaves the reader at its end.</summary>
    public static void Read(XmlReader xml, CharBuffer into)
    {
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        int spoken = int.MaxValue, text = int.MaxValue;
        while (xml.Next() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when !xml.IsEmptyElement && xml.Depth < spoken:
                    spoken = xml.LocalName == "rPh" ? xml.Depth : int.MaxValue;
                    text = xml.LocalName == "t" ? xml.Depth : text;
                    break;
                case XmlNodeType.EndElement:
                    spoken = xml.Depth == spoken ? int.MaxValue : spoken;
                    text = xml.Depth == text ? int.MaxValue : text;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace
                    when xml.Depth > text && xml.Depth < spoken:
                    into.Append(xml);
                    break;
            }
        }
    }
}
