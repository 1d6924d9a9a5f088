using Collab.Core.CodeLists;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of code lists.</summary>
internal static class CodeListNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<CodeList>("The codes that a field takes, in their own order.")
            .Derived("name", "The list's name in addresses and templates.")
            .Derived("title", "What the list is called.")
            .Derived("standard", "The published standard that the codes come from.")
            .Derived("source", "Where the standard can be read.")
            .Derived("complete", "False when other codes of the standard are taken too.")
            .Derived("codes", "The codes."),
        RecordNotes.Of<ListedCode>("A code as records carry it.")
            .Derived("code", "The code.")
            .Derived("labels", "What it is called in en, mn and ne.")
            .Derived("standardCode", "What the standard writes for it, where that is something else.")
            .Derived("region", "UN M49 region of a country or sub-region.")
            .Derived("subregion", "UN M49 sub-region of a country.")
            .Derived("minorUnits", "Digits behind the point of an amount in this currency.", Shapes.Range(0, 4)),
    ];
}
