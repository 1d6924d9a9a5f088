using Collab.Core.Reports;
using Collab.Web.Api.OpenApi.Schemas;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/reports</c> and <c>/summary</c>.</summary>
internal static class ReportDescriptions
{
    private const string Scope = "The id of a home institution, or national for all of them.";

    public static void List(OperationDescription operation) => operation
        .Named("listReports", Tags.Reports, "Lists kept reports, newest first")
        .Takes(p => p.Slug("scope", Scope).Code<ReportKind>("kind", "What kind of period they cover."))
        .GivesPage<ReportRecord>("A page of the list.", Example.Of("report-record"));

    public static void Keep(OperationDescription operation) => operation
        .Named("makeReport", Tags.Reports, "Makes a report and keeps it")
        .Says("When the newest revision of the same scope, period and language says the same, that one is the answer, with 200.")
        .Idempotent()
        .Takes<ReportRequest>("What the report is to be about.", Example.Of("report-request-input"))
        .Creates<ReportRecord>("The report is new.", Example.Of("report-record"))
        .Changes<ReportRecord>("The newest revision says the same.", Example.Of("report-record"))
        .Refuses(ProblemSamples.Conflict("report-contended", "Others keep making this report; ask for the newest one."), ProblemSamples.NotFound);

    public static void Get(OperationDescription operation) => operation
        .Named("getReport", Tags.Reports, "Reads a kept report's record")
        .Takes(p => p.PathId("id", "The report's id."))
        .Gives<ReportRecord>("The report's record.", Example.Of("report-record"));

    public static void File(OperationDescription operation) => operation
        .Named("getReportFile", Tags.Reports, "Downloads a kept report")
        .Takes(p => p.PathId("id", "The report's id.").Path("format", "json for the figures, html for a page, pdf for a document to print.", Shapes.OneOf("json", "html", "pdf"), "json"))
        .GivesFile<Report>("The figures.", Example.Of("report"))
        .GivesFile("text/html", "A page that a person reads.", Example.OfText("report.html"))
        .GivesFile("application/pdf", "A document to print, to send and to keep.", Example.OfText("report-document.txt"));

    public static void Trace(OperationDescription operation) => operation
        .Named("traceReport", Tags.Reports, "Lists the records behind a figure of a kept report")
        .Says("As they were when the report was made, whatever became of them since. Their counts add up to the figure; the last page says whether they do. A page may be short, or empty, while next isn't null.")
        .Takes(p => p
            .PathId("id", "The report's id.")
            .Query(
                "figure",
                "An RFC 6901 pointer into the report's JSON. A currency of /funding and a partner of /reciprocity may stand in the place of their index.",
                s => (s.Pattern, s.MaxLength) = ("^/", 200),
                "/activities/byKind/student-exchange",
                required: true))
        .GivesPage<TracedBody>("A page of the records.", Example.Of("traced-record"))
        .Refuses(ProblemSamples.Conflict("report-untraceable", "This report was made before reports kept what they were made from; make it anew."));

    public static void Summary(OperationDescription operation) => operation
        .Named("getSummary", Tags.Reports, "Reads a report's figures over the register as it is now")
        .Says("Nothing is kept. To keep a report, make one.")
        .Takes(p => p
            .Slug("scope", Scope + " national unless given.")
            .Date("from", "The first day; 1950 or later.", "2026-01-01", required: true)
            .Date("to", "The last day, at most twenty years after the first.", "2026-12-31", required: true))
        .GivesFigures<Report>("The figures.", Example.Of("summary"))
        .Refuses(ProblemSamples.Invalid, ProblemSamples.NotFound);
}
