namespace Collab.Formats.Reading.Pdf;

/// <summary>A part of a line without a wide gap in it.</summary>
internal sealed record PdfPiece(string Text, double X, double End, double Y, double Size, bool IsBold)
{
    public double Width => End - X;
}

/// <summary>Pieces on the same height, from left to right.</summary>
internal sealed record PdfLine(IReadOnlyList<PdfPiece> Pieces)
{
    public double X => Pieces[0].X;

    public double End => Pieces[^1].End;

    public double Y => Pieces[0].Y;

    public double Size { get; } = Pieces.Max(p => p.Size);

    public bool IsBold { get; } = Pieces.All(p => p.IsBold);

    public string Text { get; } = string.Join(' ', Pieces.Select(p => p.Text));
}
