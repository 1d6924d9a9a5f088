namespace Collab.Formats.Reading.Pdf;

/// <summary>What q keeps and Q brings back, as far as text needs it (ISO 32000-1, 9.3).</summary>
internal record struct PdfTextState(PdfMatrix Page)
{
    public PdfFont? Font { get; set; }

    public double Size { get; set; }

    public double CharSpace { get; set; }

    public double WordSpace { get; set; }

    /// <summary>1 is the font's own width.</summary>
    public double Stretch { get; set; } = 1;

    public double Leading { get; set; }

    public double Rise { get; set; }
}
