using System.Globalization;
using System.Text;
using Collab.Core.Store;

namespace Collab.Functions.Demo;

/// <summary>What to open once the demo is there. The token itself is the caller's to show.</summary>
internal sealed class DemoSigns(Uri address, string? dataFolder)
{
    /// <param name="month">The first day of the summary's month.</param>
    /// <param name="reports">The reports that were made.</param>
    /// <param name="partly">A file of which some rows came back; null for none.</param>
    public string Text(DateOnly month, IReadOnlyList<DemoReport> reports, DemoDocument? partly)
    {
        var home = DemoInstitutions.MongolianHome;
        var last = month.AddMonths(1).AddDays(-1);
        var text = new StringBuilder().AppendLine("What to open:");
        foreach (var report in reports)
        {
            var place = report.HtmlFile ?? new Uri(address, $"api/v1/reports/{report.Id}/html").ToString();
            text.AppendLine(CultureInfo.InvariantCulture, $"  Report {report.Period,-7}  {place}  ({report.Scope})");
        }

        text.AppendLine("                  Each is there as report.pdf, report.xlsx, report.zip (tables) and report.json too.");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Summary         {new Uri(address, $"api/v1/summary?scope={home}&from={month:yyyy-MM-dd}&to={last:yyyy-MM-dd}")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  API             {new Uri(address, "api/docs")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Drop folder     {DropFolder(home)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  Agreements      {new Uri(address, "api/v1/documents?awaiting=true")}  (read, and waiting for an officer's decision)");
        if (partly is not null)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  Feedback        {new Uri(address, $"api/v1/documents/{partly.Id}/feedback")}  ({partly.FileName}: {partly.Rejected} of its rows came back)");
        }

        text.Append("Addresses below api/v1 want the header \"Authorization: Bearer <admin token>\".");
        return text.ToString();
    }

    private string DropFolder(string home) => dataFolder is null
        ? $"container {ContainerNames.Uploads}, blobs {home}/<file>"
        : Path.Combine(Path.GetFullPath(dataFolder), "blobs", ContainerNames.Uploads, home);
}
