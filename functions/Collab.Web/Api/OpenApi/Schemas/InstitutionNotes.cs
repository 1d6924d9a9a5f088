using Collab.Core.Institutions;

namespace Collab.Web.Api.OpenApi.Schemas;

/// <summary>Notes of institutions.</summary>
internal static class InstitutionNotes
{
    public static IReadOnlyList<RecordNotes> All { get; } =
    [
        RecordNotes.Of<Institution>("A partner, or a home institution that keeps its own register here.")
            .Derived("id", "A slug, chosen by the caller in the address; it never changes.", Shapes.Slug)
            .Wanted("names", "The institution's name in each language; at most 300 characters each.")
            .Wanted("kind", "What kind of body it is.")
            .Optional("country", "ISO 3166-1 alpha-2. Required unless the kind is intergovernmental.", Shapes.Country)
            .Optional("identifiers", "The institution's ids elsewhere.")
            .Optional("home", "True: the institution keeps its own register here. False unless given.")
            .Optional("website", "An absolute http or https address.", Shapes.Address)
            .Optional("contacts", "Published contacts of offices; never participants.", Shapes.Items(0, 50))
            .Derived("region", "UN M49 region of the country; Global without one.", Shapes.Region)
            .Derived("subregion", "UN M49 sub-region of the country; Global without one.", Shapes.Region)
            .Derived("createdAt", "When it was first saved, UTC.")
            .Derived("updatedAt", "When it last changed, UTC."),
        RecordNotes.Of<InstitutionIdentifiers>("Ids of an institution elsewhere.")
            .Optional("ror", "Research Organization Registry: nine characters with check digits. Addresses of ror.org are taken and shortened.", Shapes.Longest(100))
            .Optional("wdoms", "World Directory of Medical Schools: F and seven digits.", Shapes.Pattern("^F[0-9]{7}$"))
            .Optional("schac", "SCHAC home organisation: a domain name.", Shapes.Longest(100))
            .Optional("iati", "IATI organisation: registration agency, hyphen, number.", Shapes.Longest(100))
            .Optional("isni", "ISNI (ISO 27729): sixteen characters, the last a check character.", Shapes.Longest(40)),
        RecordNotes.Of<Contact>("An office's contact person, as the institution publishes it.")
            .Wanted("name", "The person's or office's name.", Shapes.Longest(200))
            .Optional("role", "What the person does there.", Shapes.Longest(200))
            .Optional("email", "An e-mail address.", Shapes.Email),
    ];
}
