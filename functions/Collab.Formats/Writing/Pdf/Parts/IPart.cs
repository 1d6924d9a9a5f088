using Collab.Formats.Writing.Pdf.Pages;

namespace Collab.Formats.Writing.Pdf.Parts;

/// <summary>A table or chart that is measured and ready to be drawn.</summary>
internal interface IPart
{
    string Title { get; }

    double Height { get; }

    /// <summary>What has to stay together on a page at its beginning.</summary>
    double Beginning { get; }

    /// <summary>Draws it where the flow is, and moves the flow behind it.</summary>
    void Draw(PageFlow flow, double x, StructureNode section);
}
