namespace Collab.Formats.Reading.Pdf;

/// <summary>Moves, turns and sizes points (ISO 32000-1, 8.3.3).</summary>
internal readonly record struct PdfMatrix(double A, double B, double C, double D, double E, double F)
{
    public static readonly PdfMatrix Identity = new(1, 0, 0, 1, 0, 0);

    /// <summary>First this one, then the other.</summary>
    public PdfMatrix Then(PdfMatrix other) => new(
        (A * other.A) + (B * other.C),
        (A * other.B) + (B * other.D),
        (C * other.A) + (D * other.C),
        (C * other.B) + (D * other.D),
        (E * other.A) + (F * other.C) + other.E,
        (E * other.B) + (F * other.D) + other.F);

    public PdfMatrix Moved(double x, double y) => new PdfMatrix(1, 0, 0, 1, x, y).Then(this);

    public static PdfMatrix Of(PdfFile file, object? value) =>
        file.Array(value) is { Count: >= 6 } list
            ? new(At(file, list, 0), At(file, list, 1), At(file, list, 2), At(file, list, 3), At(file, list, 4), At(file, list, 5))
            : Identity;

    private static double At(PdfFile file, List<object?> list, int index) => file.Number(list[index]) ?? 0;
}
