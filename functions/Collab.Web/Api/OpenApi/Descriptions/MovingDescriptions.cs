using Collab.Web.Api.OpenApi.Schemas;
using Collab.Web.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/export</c> and <c>/import</c>.</summary>
internal static class MovingDescriptions
{
    private const string ExportText =
        """
        Lines of JSON: the first says what the export is, then each row that is kept has a line with its type, and the last line says how many lines
        there are and what the SHA-256 of all bytes before it is. An answer without that line is no whole export. Each collaboration is as of one
        version, with its items, history and month cells, also while others write. The same register gives the same bytes.
        """;

    private const string ImportText =
        """
        The export is read to its end before anything is stored; what is wrong with it is said with the line and the rule. While rows are stored, every
        other request is answered with 503 `import-unfinished`. An import that was broken off is ended by importing the same export again.
        """;

    public static void Export(OperationDescription operation) => operation
        .Named("exportRegister", Tags.Moving, "Exports the register")
        .Says(ExportText)
        .Takes(p => p
            .Slug("scope", "The id of a home institution, or national for the whole register. national unless given.")
            .Flag("files", "true for the files too: uploads, feedback and reports."))
        .Answering(new(StatusCodes.Status200OK, "The export.")
        {
            MediaType = NdjsonInput.ContentType,
            Examples = [Example.OfText("export.ndjson")],
            Headers = [AnswerHeader.Disposition],
        })
        .Refuses(ProblemSamples.NotFound);

    public static void Import(OperationDescription operation) => operation
        .Named("importRegister", Tags.Moving, "Imports an export into an empty register")
        .Says(ImportText)
        .Takes(p => p
            .Query("from", "The name of a file in the container of backups that is imported in place of a body.", Shapes.Longest(200), "2026-11-22-national.ndjson.gz")
            .Query("faults", "keep takes a register whose histories or month cells were wrong already when it was exported; refuse unless given.", Shapes.OneOf("keep", "refuse"), "keep"))
        .TakesText(NdjsonInput.ContentType, "An export, plain or packed (application/gzip), up to 100 MiB.", Example.OfText("export.ndjson"))
        .GivesFigures<ImportedBody>("What was imported.", Example.Of("imported"))
        .Refuses(
            ProblemSamples.NotFound,
            ProblemSamples.Invalid,
            ProblemSamples.Conflict("register-not-empty", "An import needs an empty register, and this one has institutions. Import into a new data folder or storage account."),
            ProblemSamples.Conflict("import-unfinished", "Another import was begun and isn't finished."),
            ProblemSamples.Conflict("import-running", "This import is being written at the moment."));
}
