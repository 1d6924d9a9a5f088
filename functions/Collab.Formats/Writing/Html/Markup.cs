using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace Collab.Formats.Writing.Html;

/// <summary>What components write that is not encoded, all of it the page's own, and numbers of drawings.</summary>
internal static class Markup
{
    private static readonly Lazy<MarkupString> LazyStyle = new(ReadStyle);
    private static readonly Lazy<MarkupString> LazyPolicy = new(MakePolicy);

    /// <summary>Letters of all scripts stay as they are, which halves a page in Mongolian or Nepali.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Ends a line, so that two versions of a page can be compared.</summary>
    public static MarkupString Line { get; } = new("\n");

    /// <summary>The style sheet.</summary>
    public static MarkupString Style => LazyStyle.Value;

    /// <summary>
    /// What the page may do, for whoever opens it from a disk, where no server says so: this one style sheet, nothing fetched, no scripts.
    /// </summary>
    public static MarkupString Policy => LazyPolicy.Value;

    /// <summary>A length or a place in a drawing, to a hundredth.</summary>
    public static string Of(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A number for machines.</summary>
    public static string Of(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static MarkupString ReadStyle()
    {
        using var reader = new StreamReader(LabelTable.Resource("Report.css"), Encoding.UTF8);
        return new("\n" + reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    private static MarkupString MakePolicy()
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style.Value)));
        return new(
            "<meta http-equiv=\"Content-Security-Policy\" "
            + $"content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; form-action 'none'; base-uri 'none'\">");
    }
}
