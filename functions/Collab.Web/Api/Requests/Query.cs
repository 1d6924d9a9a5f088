using System.Collections.Frozen;
using System.Globalization;
using Collab.Core.Results;
using Collab.Core.Standards;
using Collab.Web.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Collab.Web.Api.Requests;

/// <summary>
/// The query parameters of one request. Each is taken by the name it is known by; what nobody took is a fault, and so is every value that
/// doesn't fit. Faults have an empty pointer (they are not in the body) and name the parameter in their detail.
/// </summary>
internal sealed class Query
{
    private static readonly Lazy<FrozenSet<string>> Places = new(() => Core.Standards.Countries.All
        .SelectMany(c => new[] { c.Region, c.Subregion }).Append(Core.Standards.Countries.Global).ToFrozenSet(StringComparer.Ordinal));

    private readonly List<(string Name, string Value)> given = [];
    private readonly List<string> known = [];
    private readonly Faults faults = new();

    public Query(HttpRequest request)
    {
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            given.Add((pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }
    }

    /// <summary>The problem of a request that has parameters where none are taken, or null.</summary>
    public static Problem? RefuseAny(HttpRequest request) => request.QueryString.HasValue ? new Query(request).Close() : null;

    /// <summary>All values of a parameter that may be repeated.</summary>
    public IReadOnlyList<string> All(string name, Func<string, bool> fits, string wanted)
    {
        known.Add(name);
        var values = given.Where(p => p.Name == name).Select(p => p.Value).ToArray();
        foreach (var value in values.Where(v => !fits(v)))
        {
            faults.Shape(string.Empty, name, $"The query parameter '{name}' must be {wanted}; it is '{Shown(value)}'.");
        }

        return values;
    }

    /// <summary>The value of a parameter that may be given once, or null.</summary>
    public string? One(string name, Func<string, bool> fits, string wanted)
    {
        var values = All(name, fits, wanted);
        if (values.Count > 1)
        {
            faults.Shape(string.Empty, name, $"The query parameter '{name}' may be given once.");
        }

        return values.Count == 0 ? null : values[0];
    }

    public IReadOnlyList<string> Slugs(string name) => All(name, Slug.IsValid, "the id of an institution");

    public IReadOnlyList<string> Texts(string name) => All(name, IsText, "a text");

    public string? Text(string name) => One(name, IsText, "a text");

    /// <summary>Words to be found; a value without a letter or digit has none.</summary>
    public IReadOnlyList<TextSearch> Searches(string name) =>
        [.. All(name, v => IsText(v) && TextSearch.Parse(v) is not null, "words to search for, at most 200 characters").Select(TextSearch.Parse).OfType<TextSearch>()];

    /// <summary>Whole numbers from 0 to <paramref name="most"/>.</summary>
    public IReadOnlyList<int> Numbers(string name, int most) =>
        [.. All(name, v => NumberOf(v) <= most, string.Create(CultureInfo.InvariantCulture, $"a number from 0 to {most}")).Select(NumberOf).OfType<int>()];

    /// <summary>Instants in UTC; a date is its first.</summary>
    public IReadOnlyList<DateTimeOffset> Instants(string name) =>
        [.. All(name, v => InstantOf(v) is not null, "an instant such as 2026-03-31T05:00:00Z, or a date such as 2026-03-31")
            .Select(InstantOf).OfType<DateTimeOffset>()];

    public IReadOnlyList<Guid> Ids(string name) =>
        [.. All(name, v => RecordId.TryParse(v, out _), "an id").Select(v => RecordId.TryParse(v, out var id) ? id : default)];

    public IReadOnlyList<TEnum> Codes<TEnum>(string name)
        where TEnum : struct, Enum =>
        [.. All(name, v => Core.Standards.Codes<TEnum>.TryParse(v, out _), $"one of {string.Join(", ", Core.Standards.Codes<TEnum>.All)}")
            .Select(v => Core.Standards.Codes<TEnum>.TryParse(v, out var code) ? code : default)];

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public IReadOnlyList<string> Countries(string name) =>
        All(name, v => Core.Standards.Countries.Find(v) is not null, "an ISO 3166-1 alpha-2 code such as MN");

    /// <summary>UN M49 regions or sub-regions by name.</summary>
    public IReadOnlyList<string> Regions(string name) => All(name, Places.Value.Contains, "a UN M49 region or sub-region such as Asia");

    public bool? Flag(string name) => One(name, v => v is "true" or "false", "true or false") is { } text ? text == "true" : null;

    /// <summary>The value of a parameter that must be given; null with a fault.</summary>
    public string? Required(string name, Func<string, bool> fits, string wanted)
    {
        var value = One(name, fits, wanted);
        if (value is null)
        {
            faults.Shape(string.Empty, name, $"The query parameter '{name}' is required: {wanted}.");
        }

        return value;
    }

    /// <summary>A calendar date; one that is required and missing is a fault.</summary>
    public DateOnly? Date(string name, bool required)
    {
        var text = One(name, v => IsoDate.TryParse(v, out _), "a date such as 2026-03-31");
        if (text is null && required)
        {
            faults.Shape(string.Empty, name, $"The query parameter '{name}' is required: a date such as 2026-03-31.");
        }

        return IsoDate.TryParse(text, out var date) ? date : null;
    }

    /// <summary>The page of a list: <c>limit</c> and <c>cursor</c>.</summary>
    public PageWanted Page(string list)
    {
        var limit = PageWanted.DefaultLimit;
        One("limit", v => int.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= PageWanted.MostLimit, $"a number from 1 to {PageWanted.MostLimit}");
        string? after = null;
        One("cursor", v => Cursor.TryRead(list, v, out after), "a cursor that this list gave out");
        return new(list, limit, after);
    }

    /// <summary>Ends the reading: the problem with the parameters, or null.</summary>
    public Problem? Close()
    {
        foreach (var name in given.Select(p => p.Name).Distinct(StringComparer.Ordinal).Where(n => !known.Contains(n, StringComparer.Ordinal)))
        {
            faults.Shape(string.Empty, "unknown-parameter", $"There is no query parameter '{Shown(name)}' here{(known.Count == 0 ? string.Empty : "; there are: " + string.Join(", ", known))}.");
        }

        return faults.Any ? Problem.Malformed(faults.All) : null;
    }

    private static int? NumberOf(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? InstantOf(string value) =>
        IsoDate.TryParseInstant(value, out var instant) ? instant
        : IsoDate.TryParse(value, out var date) ? new(date, TimeOnly.MinValue, TimeSpan.Zero)
        : null;

    private static bool IsText(string value) => value.Length is > 0 and <= 200;

    private static string Shown(string value) => value.Length <= 60 ? value : value[..60] + "…";
}
