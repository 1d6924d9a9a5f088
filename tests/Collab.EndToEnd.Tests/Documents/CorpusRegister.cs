using System.Net;
using System.Text.Json.Nodes;
using Collab.EndToEnd.Tests.Http;
using Collab.Testing;

namespace Collab.EndToEnd.Tests.Documents;

/// <summary>The institutions and collaborations that the corpus speaks of.</summary>
internal sealed class CorpusRegister(ApiClient api)
{
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>The collaborations' ids by their codes.</summary>
    public IReadOnlyDictionary<string, string> Ids => ids;

    public async Task SendAsync()
    {
        var register = JsonNode.Parse(await File.ReadAllBytesAsync(RepositoryRoot.Of("tests", "corpus", "register.json")))!;
        foreach (var institution in register["institutions"]!.AsArray())
        {
            var answer = await api.PutAsync($"institutions/{institution!["id"]}", institution["body"]!.ToJsonString(), ("If-None-Match", "*"));
            answer.Want(HttpStatusCode.Created);
        }

        foreach (var collaboration in register["collaborations"]!.AsArray())
        {
            var made = (await api.PostAsync("collaborations", collaboration!.ToJsonString())).Want(HttpStatusCode.Created);
            ids[made.Text("code")] = made.Text("id");
        }
    }
}
