using System.Text.Json.Nodes;

namespace Collab.Web.Api.OpenApi;

/// <summary>Examples of pages, made of examples of their items.</summary>
internal static class Pages
{
    public static Example Of(params IReadOnlyList<Example> items) => new(
        "page", new JsonObject { ["items"] = new JsonArray([.. items.Select(i => i.Value.DeepClone())]), ["next"] = null });
}
