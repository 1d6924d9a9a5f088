using System.Globalization;
using System.Text.Json.Nodes;
using Collab.Core.Standards;
using Microsoft.OpenApi;

namespace Collab.Web.Api.OpenApi;

/// <summary>Shapes of single values: what a text or number must look like.</summary>
internal static class Shapes
{
    public static Action<OpenApiSchema> Any { get; } = static _ => { };

    /// <summary>An object whose members are told elsewhere.</summary>
    public static Action<OpenApiSchema> Object { get; } = static s => s.Type = JsonSchemaType.Object;

    public static Action<OpenApiSchema> Uuid { get; } = static s => s.Format = "uuid";

    public static Action<OpenApiSchema> Date { get; } = static s => s.Format = "date";

    public static Action<OpenApiSchema> Instant { get; } = static s => s.Format = "date-time";

    public static Action<OpenApiSchema> Address { get; } = static s => s.Format = "uri";

    public static Action<OpenApiSchema> Email { get; } = static s => (s.Format, s.MaxLength) = ("email", 254);

    /// <summary>An institution's id, as <see cref="Collab.Core.Standards.Slug"/> checks it.</summary>
    public static Action<OpenApiSchema> Slug { get; } = static s => s.Pattern = "^[a-z0-9][a-z0-9-]{1,62}$";

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public static Action<OpenApiSchema> Country { get; } = static s => s.Pattern = "^[A-Z]{2}$";

    /// <summary>UN M49 regions and sub-regions of the countries that the register knows, and <c>Global</c>.</summary>
    public static Action<OpenApiSchema> Region { get; } = static s => s.Enum =
    [
        .. Countries.All.SelectMany(c => new[] { c.Region, c.Subregion }).Append(Countries.Global)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(place => JsonValue.Create(place)),
    ];

    /// <summary>A detailed field of ISCED-F 2013.</summary>
    public static Action<OpenApiSchema> IscedField { get; } = static s => s.Pattern = "^[0-9]{4}$";

    public static Action<OpenApiSchema> AcademicYear { get; } = static s => s.Pattern = "^[0-9]{4}/[0-9]{4}$";

    /// <summary>A language that reports and pages are drawn in.</summary>
    public static Action<OpenApiSchema> SpokenLanguage { get; } = static s => s.Enum = [.. LanguageTag.Spoken.Select(tag => JsonValue.Create(tag))];

    public static Action<OpenApiSchema> Sha256 { get; } = static s => s.Pattern = "^[0-9a-f]{64}$";

    /// <summary>A text that isn't empty, of at most this many characters.</summary>
    public static Action<OpenApiSchema> Longest(int characters) => s => (s.MinLength, s.MaxLength) = (1, characters);

    /// <summary>One of these texts.</summary>
    public static Action<OpenApiSchema> OneOf(params string[] values) => s => s.Enum = [.. values.Select(v => JsonValue.Create(v))];

    public static Action<OpenApiSchema> Range(decimal least, decimal most) => s =>
        (s.Minimum, s.Maximum) = (least.ToString(CultureInfo.InvariantCulture), most.ToString(CultureInfo.InvariantCulture));

    public static Action<OpenApiSchema> AtLeast(int least) => s => s.Minimum = least.ToString(CultureInfo.InvariantCulture);

    /// <summary>A list of so many values.</summary>
    public static Action<OpenApiSchema> Items(int least, int most) => s => (s.MinItems, s.MaxItems) = (least == 0 ? null : least, most);

    public static Action<OpenApiSchema> Items(int least, int most, Action<OpenApiSchema> each) => s =>
    {
        Items(least, most)(s);
        each((OpenApiSchema)s.Items!);
    };

    public static Action<OpenApiSchema> Pattern(string pattern) => s => s.Pattern = pattern;

    public static OpenApiSchema Text(Action<OpenApiSchema> shape)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.String };
        shape(schema);
        return schema;
    }

    public static OpenApiSchema Integer(int least, int most, int? unset)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Default = unset is { } value ? JsonValue.Create(value) : null };
        Range(least, most)(schema);
        return schema;
    }
}
