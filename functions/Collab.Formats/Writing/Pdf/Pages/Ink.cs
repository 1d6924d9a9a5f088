namespace Collab.Formats.Writing.Pdf.Pages;

/// <summary>The few colours of a report, as web pages have them: they differ in brightness too, so that grey paper tells them apart.</summary>
internal readonly record struct Ink(string Rgb)
{
    public static Ink Text { get; } = new("0.102 0.133 0.188");

    public static Ink Soft { get; } = new("0.333 0.376 0.447");

    public static Ink Line { get; } = new("0.851 0.871 0.902");

    public static Ink Wash { get; } = new("0.957 0.965 0.976");

    public static Ink Bar { get; } = new("0.141 0.337 0.549");

    public static Ink Down { get; } = new("0.702 0.278 0.043");

    public static Ink Urgent { get; } = new("0.612 0.110 0.086");

    public static Ink Soon { get; } = new("0.478 0.294 0");

    public static Ink Paper { get; } = new("1 1 1");
}
