using Collab.Core.Reports;
using Collab.Core.Standards;
using Collab.Formats.Writing.Language;

namespace Collab.Formats.Writing.Html;

/// <summary>What every part of the page draws from and writes to.</summary>
internal sealed record ReportPage(Report Report, ReportNames Names, ReportLanguage Language, HtmlText Html)
{
    public string Institution(string id) => Names.Institutions.GetValueOrDefault(id) ?? id;

    public CollaborationLabel Collaboration(Guid id) => Names.Collaborations.GetValueOrDefault(id) ?? new() { Title = id.ToString() };

    public string Country(string alpha2) => Countries.NameOf(alpha2, Language.Tag);

    /// <summary>The sentence that stands in an empty part.</summary>
    public void WriteNone() => Html.Write($"<p class=\"none\">{Language["page.none"]}</p>\n");

    /// <summary>A cell with a number: grouped as the language does, and plain for machines.</summary>
    public void WriteNumber(long value) => Html.Write($"<td class=\"n\"><data value=\"{value}\">{Language.Number(value)}</data></td>");

    public void WriteChange(long value)
    {
        var direction = value > 0 ? "up" : value < 0 ? "down" : "same";
        Html.Write($"<td class=\"n change {direction}\"><data value=\"{value}\">{Language.Signed(value)}</data></td>");
    }
}
