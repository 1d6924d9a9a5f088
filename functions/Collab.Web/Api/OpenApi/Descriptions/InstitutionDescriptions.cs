using Collab.Core.Institutions;

namespace Collab.Web.Api.OpenApi.Descriptions;

/// <summary>Describes <c>/institutions</c>.</summary>
internal static class InstitutionDescriptions
{
    public static void List(OperationDescription operation) => operation
        .Named("listInstitutions", Tags.Institutions, "Lists institutions, in order of their ids")
        .Takes(p => p
            .Countries("country", "Where they are.")
            .Regions("region", "UN M49 regions or sub-regions that they are in.")
            .Codes<InstitutionKind>("kind", "What kind of body they are.")
            .Flag("home", "Only home institutions, or only others.")
            .Searches("q", "Words of the id or of a name, in any language; case and accents don't matter.", "medical"))
        .GivesPage<Institution>("A page of the list.", Example.Of("institution"));

    public static void Get(OperationDescription operation) => operation
        .Named("getInstitution", Tags.Institutions, "Reads an institution")
        .Takes(p => p.PathSlug("id", "The institution's id."))
        .Gives<Institution>("The institution.", Example.Of("institution"));

    public static void Put(OperationDescription operation) => operation
        .Named("putInstitution", Tags.Institutions, "Creates or replaces an institution")
        .Says("`If-None-Match: *` creates; `If-Match` with the version's entity tag replaces. Without either the answer is 428.")
        .Takes(p => p.PathSlug("id", "The institution's id, which the caller chooses: 2 to 63 of a–z, 0–9 and hyphens."))
        .IfMatchOrNew()
        .Takes<Institution>("The institution.", Example.Of("institution-input"), Example.Of("intergovernmental-input"))
        .Creates<Institution>("The institution is new.", Example.Of("institution"))
        .Changes<Institution>("The institution was replaced.", Example.Of("institution"))
        .Refuses(ProblemSamples.Conflict("register-in-use", "The institution keeps collaborations here; it stays a home institution."));
}
