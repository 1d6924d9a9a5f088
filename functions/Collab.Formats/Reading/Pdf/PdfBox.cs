namespace Collab.Formats.Reading.Pdf;

/// <summary>
/// A sign on a page. It lies along its own direction, whichever way the page is turned: X and End grow along the line, Y down the page.
/// Turn is the direction in quarters of a turn against the clock, or <see cref="Aslant"/>.
/// </summary>
internal readonly record struct PdfBox(string Text, double X, double Y, double End, double Size, bool IsBold, int Turn)
{
    /// <summary>Neither along nor across the page, as a stamp is.</summary>
    public const int Aslant = -1;

    /// <summary>Stands for a sign whose letters nobody knows.</summary>
    public const string Unknown = "\uFFFD";
}
