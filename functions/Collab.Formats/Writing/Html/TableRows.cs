using System.Globalization;
using System.Text;
using Collab.Formats.Writing.Language;
using Collab.Formats.Writing.Outline;
using Microsoft.AspNetCore.Components;

namespace Collab.Formats.Writing.Html;

/// <summary>
/// The rows of a table, written as markup and not as components: only they grow with the register, and Razor holds all that a page draws in
/// one array, which its pool then keeps for every thread that ever drew a report.
/// </summary>
internal static class TableRows
{
    public static MarkupString Of(OutlineTable table, ReportLanguage language)
    {
        var html = new StringBuilder();
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            html.Append(table.HasTotal && i == table.Rows.Count - 1 ? "<tr class=\"total\">" : "<tr>");
            html.Append("<th scope=\"row\">");
            Write(html, row[0], language);
            html.Append("</th>");
            for (var j = 1; j < row.Count; j++)
            {
                html.Append(Class(row[j], table.Columns[j]) is { } name ? $"<td class=\"{name}\">" : "<td>");
                Write(html, row[j], language);
                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        return new(html.ToString());
    }

    private static string? Class(OutlineCell cell, OutlineColumn column) => cell switch
    {
        ChangeCell or MoneyCell { IsChange: true } or ShareCell { IsChange: true } => "n change",
        DateCell => "date",
        _ when column.IsNumber => "n",
        _ when column.Key == "code" => "code",
        _ => null,
    };

    private static void Write(StringBuilder html, OutlineCell cell, ReportLanguage language)
    {
        switch (cell)
        {
            case NumberCell number:
                Data(html, Markup.Of(number.Value), language.Number(number.Value));
                break;
            case ChangeCell change:
                Data(html, Markup.Of(change.Value), language.Signed(change.Value));
                break;
            case MoneyCell money:
                Data(html, money.Amount, money.IsChange ? language.SignedAmount(money.Amount) : language.Amount(money.Amount));
                break;
            case ShareCell share:
                Data(html, share.Value.ToString(CultureInfo.InvariantCulture), share.IsChange ? language.SignedPoints(share.Value) : language.Share(share.Value));
                break;
            case DateCell { Value: { } day }:
                Element(html, "time", $" datetime=\"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}\"", language.ShortDate(day));
                break;
            case DateCell missing:
                html.Append(Markup.Encoder.Encode(missing.Text));
                break;
            case MarkCell { Text.Length: > 0 } mark:
                Element(html, "span", mark.Urgent ? " class=\"mark urgent\"" : " class=\"mark\"", mark.Text);
                break;
            case TextCell { Text.Length: > 0 } text:
                Element(html, "bdi", string.Empty, text.Text);
                break;
            default:
                html.Append('–');
                break;
        }
    }

    private static void Data(StringBuilder html, string value, string text) => Element(html, "data", $" value=\"{Markup.Encoder.Encode(value)}\"", text);

    private static void Element(StringBuilder html, string name, string attributes, string text) =>
        html.Append('<').Append(name).Append(attributes).Append('>').Append(Markup.Encoder.Encode(text)).Append("</").Append(name).Append('>');
}
