using Collab.Web.Api.Requests;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>
/// The parameters of an operation. Those of the query have the names that <see cref="Query"/> reads them by: what an endpoint takes with
/// <c>query.Codes&lt;Theme&gt;("theme")</c> is described with <c>Codes&lt;Theme&gt;("theme", "…")</c>.
/// </summary>
internal sealed class ParameterDescriptions
{
    private const string SampleId = "01a20219-12bd-7e71-8886-042c54aefe86";

    private readonly List<ParameterDescription> all = [];

    public IReadOnlyList<ParameterDescription> All => all;

    /// <summary>True when a path names a record, which may not be there.</summary>
    public bool NameRecord => all.Any(p => p.In == ParameterLocation.Path);

    /// <summary>A UUID in the path.</summary>
    public ParameterDescriptions PathId(string name, string text) => Path(name, text, Shapes.Uuid, SampleId);

    /// <summary>The id of an institution in the path.</summary>
    public ParameterDescriptions PathSlug(string name, string text) => Path(name, text, Shapes.Slug, "mn-national-medical-university");

    /// <summary>Anything else in the path.</summary>
    public ParameterDescriptions Path(string name, string text, Action<OpenApiSchema> shape, string sample) =>
        Add(new(ParameterLocation.Path, name, text, _ => Shapes.Text(shape), sample) { Required = true });

    public ParameterDescriptions Slugs(string name, string text) => Query(name, text, Shapes.Slug, "mn-national-medical-university", repeated: true);

    public ParameterDescriptions Slug(string name, string text) => Query(name, text, Shapes.Slug, "mn-national-medical-university");

    public ParameterDescriptions Ids(string name, string text) => Query(name, text, Shapes.Uuid, SampleId, repeated: true);

    /// <summary>Words to search for.</summary>
    public ParameterDescriptions Searches(string name, string text, string sample) => Query(name, text, Shapes.Longest(200), sample, repeated: true);

    public ParameterDescriptions Countries(string name, string text) => Query(name, text, Shapes.Country, "JP", repeated: true);

    public ParameterDescriptions Regions(string name, string text) => Query(name, text, Shapes.Region, "Eastern Asia", repeated: true);

    /// <summary>Codes of a list; any of them.</summary>
    public ParameterDescriptions Codes<TEnum>(string name, string text)
        where TEnum : struct, Enum => Code<TEnum>(name, text, repeated: true);

    /// <summary>A code of a list; by default it may be given once.</summary>
    public ParameterDescriptions Code<TEnum>(string name, string text, bool repeated = false)
        where TEnum : struct, Enum =>
        Add(new(ParameterLocation.Query, name, text, book => book.Of(typeof(TEnum)), Collab.Core.Standards.Codes<TEnum>.All[0]) { Repeated = repeated });

    public ParameterDescriptions Flag(string name, string text) =>
        Add(new(ParameterLocation.Query, name, text, _ => new OpenApiSchema { Type = JsonSchemaType.Boolean }, "true"));

    public ParameterDescriptions Date(string name, string text, string sample, bool required = false) => Query(name, text, Shapes.Date, sample, required: required);

    public ParameterDescriptions Instants(string name, string text) => Query(name, text, Shapes.Instant, "2026-11-20T08:00:00.000Z", repeated: true);

    /// <summary>Whole numbers from 0 to <paramref name="most"/>.</summary>
    public ParameterDescriptions Numbers(string name, string text, int most, string sample) =>
        Add(new(ParameterLocation.Query, name, text, _ => Shapes.Integer(0, most, unset: null), sample) { Repeated = true });

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public ParameterDescriptions Integer(string name, string text, int least, int most, int? unset, string sample) =>
        Add(new(ParameterLocation.Query, name, text, _ => Shapes.Integer(least, most, unset), sample));

    /// <summary>Any other query parameter that is a text.</summary>
    public ParameterDescriptions Query(
        string name, string text, Action<OpenApiSchema> shape, string sample, bool repeated = false, bool required = false) =>
        Add(new(ParameterLocation.Query, name, text, _ => Shapes.Text(shape), sample) { Repeated = repeated, Required = required });

    /// <summary><c>limit</c> and <c>cursor</c>.</summary>
    public ParameterDescriptions Page() =>
        Integer("limit", "How many records a page has at most.", 1, PageWanted.MostLimit, PageWanted.DefaultLimit, "50")
            .Query("cursor", "Where the page begins: next of the page before. It holds for this list only.", Shapes.Longest(200), "bm1jX05cVw");

    public ParameterDescriptions Header(string name, string text, Action<OpenApiSchema> shape, string sample, bool required = false) =>
        Add(new(ParameterLocation.Header, name, text, _ => Shapes.Text(shape), sample) { Required = required });

    private ParameterDescriptions Add(ParameterDescription parameter)
    {
        all.Add(parameter);
        return this;
    }
}
