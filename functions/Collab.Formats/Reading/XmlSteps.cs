using System.Xml;

namespace Collab.Formats.Reading;

/// <summary>Steps through the XML of a package's part.</summary>
internal static class XmlSteps
{
    /// <summary>No part of a workbook needs more than a dozen.</summary>
    private const int MostDepth = 256;

    /// <summary>As <see cref="XmlReader.Read"/>, but not into elements without end: the reader remembers each that is open.</summary>
    /// <exception cref="XmlException">The XML is no XML, or nested too deeply.</exception>
    public static bool Next(this XmlReader xml) =>
        xml.Read() && (xml.Depth <= MostDepth ? true : throw new XmlException($"Elements are nested deeper than {MostDepth}."));
}
