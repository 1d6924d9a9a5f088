using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Registers;
using Collab.Testing.Corpus;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The summary of an agreement as a form that was filled in: a PDF as small as it can be.</summary>
internal static class SummaryForm
{
    /// <summary>An agreement of a home with a partner that says nothing of what is to be done; no two are alike.</summary>
    public static byte[] Of(string home, string partner) => FilledForm.Of(
        ("title", "Санамж бичиг Ө Ү"),
        ("code", Samples.Slug("M")),
        ("institution", home),
        ("partners", partner),
        ("instrument", "mou"),
        ("signedOn", "2026-01-10"),
        ("startsOn", "2026-02-01"),
        ("endsOn", "2031-01-31"));

    /// <summary>Sends a form in the partner's name and waits until it is read; the document.</summary>
    public static async Task<JsonNode> SendAsync(ApiClient api, string home, string partner, string? collaboration = null)
    {
        var form = Of(home, partner);
        var announced = (await api.PostAsync("uploads", new { institution = partner, collaboration, kind = "agreement", fileName = "Санамж бичиг.pdf", size = form.Length }))
            .Want(HttpStatusCode.Created);
        using var content = new ByteArrayContent(form);
        (await api.SendAsync(HttpMethod.Put, announced.Text("content"), content)).Want(HttpStatusCode.Accepted);
        var id = announced.Text("documentId");
        return await Waiting.ForAsync($"the fate of {id}", async () =>
            (await api.GetAsync($"documents/{id}")).Want(HttpStatusCode.OK).Body is var document && Waiting.IsFinal(document) ? document : null);
    }
}
