using Collab.Core.CodeLists;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/code-lists</c> and <c>/templates</c>.</summary>
internal static class CodeListDescriptions
{
    private static IEnumerable<string> Kinds => Collab.Core.Templates.Template.All.Select(template => template.Kind);

    public static void List(OperationDescription operation) => operation
        .Named("listCodeLists", Tags.CodeLists, "Reads all code lists")
        .WithoutStore()
        .GivesAll<CodeList>("The lists.", Example.Of("code-list"));

    public static void Get(OperationDescription operation) => operation
        .Named("getCodeList", Tags.CodeLists, "Reads a code list")
        .WithoutStore()
        .Takes(p => p.Path("name", "The list's name.", Shapes.OneOf([.. CodeCatalogue.All.Select(list => list.Name)]), "activity-statuses"))
        .Gives<CodeList>("The list.", Example.Of("code-list"));

    public static void Template(OperationDescription operation) => operation
        .Named("getTemplate", Tags.CodeLists, "Downloads an empty table or form to fill in")
        .WithoutStore()
        .Takes(p => p
            .Path("kind", "What is to be filled in.", Shapes.OneOf([.. Kinds, "agreement"]), Kinds.First())
            .Path(
                "format",
                "xlsx with drop-down lists and explanations, or csv with its header alone; agreement, the summary of an agreement, is a pdf with fields.",
                Shapes.OneOf("csv", "xlsx", "pdf"),
                "csv")
            .Query("language", "The language of its explanations; the register's own unless given.", Shapes.SpokenLanguage, "mn"))
        .GivesFile("text/csv", "The table as CSV,", Example.OfText("template.csv"))
        .GivesFile("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "or as a workbook;", Example.OfText("workbook.txt"))
        .GivesFile("application/pdf", "the form as a PDF.", Example.OfText("form.txt"));
}
