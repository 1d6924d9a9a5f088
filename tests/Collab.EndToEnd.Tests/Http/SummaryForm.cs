using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Registers;

namespace Collab.EndToEnd.Tests.Http;

/// <summary>The summary of an agreement as a form that was filled in: a PDF as small as it can be.</summary>
internal static class SummaryForm
{
    /// <summary>An agreement of a home with a partner that says nothing of what is to be done; no two are alike.</summary>
    public static byte[] Of(string home, string partner) => Of(
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

    private static byte[] Of(params (string Field, string Value)[] fields)
    {
        string[] objects =
        [
            $"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[{string.Join(' ', fields.Select((_, i) => $"{Number(i + 4)} 0 R"))}]>>>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
            .. fields.Select(f => $"<</FT/Tx/T({f.Field})/V<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(f.Value))}>>>"),
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new StringBuilder("0000000000 65535 f \n");
        for (var i = 0; i < objects.Length; i++)
        {
            places.Append(file.Length.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
            file.Append(Number(i + 1)).Append(" 0 obj\n").Append(objects[i]).Append("\nendobj\n");
        }

        var start = Number(file.Length);
        var size = Number(objects.Length + 1);
        file.Append("xref\n0 ").Append(size).Append('\n').Append(places).Append("trailer\n<</Size ").Append(size).Append("/Root 1 0 R>>\nstartxref\n").Append(start).Append("\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
