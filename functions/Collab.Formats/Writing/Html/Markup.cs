using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;

namespace Collab.Formats.Writing.Html;

/// <summary>What components write that is not encoded, all of it the page's own, and numbers of drawings.</summary>
internal static class Markup
{
    private static readonly Lazy<MarkupString> LazyStyle = new(ReadStyle);

    /// <summary>Ends a line, so that two versions of a page can be compared.</summary>
    public static MarkupString Line { get; } = new("\n");

    /// <summary>The style sheet.</summary>
    public static MarkupString Style => LazyStyle.Value;

    /// <summary>A length or a place in a drawing, to a hundredth.</summary>
    public static string Of(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for machines.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static MarkupString ReadStyle()
    {
        using var reader = new StreamReader(LabelTable.Resource("Report.css"), Encoding.UTF8);
        return new("\n" + reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
