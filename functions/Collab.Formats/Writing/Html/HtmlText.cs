using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Collab.Formats.Writing.Html;

/// <summary>
/// Builds markup from interpolated strings: what stands in the source is written as it is, what is filled in is encoded. There is
/// no way to write a value unencoded.
/// </summary>
internal sealed class HtmlText
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new(64 * 1024);

    [SuppressMessage("Performance", "CA1822", Justification = "The handler writes to this instance before the body runs.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup) => _ = markup;

    /// <summary>Writes the page's own style sheet; not for anything that came in.</summary>
    public void WriteStyle(string css) => text.Append("<style>\n").Append(css).Append("</style>\n");

    public override string ToString() => text.ToString();

    /// <summary>Fills the holes of one <see cref="Write"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup
    {
        private readonly StringBuilder text;

        public Markup(int literalLength, int formattedCount, HtmlText html)
        {
            text = html.text;
            text.EnsureCapacity(text.Length + literalLength + (formattedCount * 16));
        }

        public void AppendLiteral(string value) => text.Append(value);

        public void AppendFormatted(string? value) => text.Append(Encoder.Encode(value ?? string.Empty));

        public void AppendFormatted(long value) => text.Append(value.ToString(CultureInfo.InvariantCulture));

        /// <summary>A length or a place in a drawing, to a hundredth.</summary>
        public void AppendFormatted(double value) => text.Append(Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture));

        /// <summary>A calendar date for machines.</summary>
        public void AppendFormatted(DateOnly value) => text.Append(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
