using System.Text.Json.Nodes;
using Collab.Core.CodeLists;
using Collab.Core.Collaborations;
using Collab.Core.Standards;

namespace Collab.Core.Tables;

/// <summary>Reads a table's row as what it says of a collaboration: its filled cells, no more.</summary>
internal sealed class CollaborationRow(TableHeader header)
{
    private static readonly string[] Texts = ["title", "summary"];
    private static readonly string[] Dates = ["signedOn", "startsOn", "endsOn", "terminatedOn"];
    private static readonly string[] Plain = ["institution", "terminationReason", "renews"];

    private readonly int code = header.Find("code");
    private readonly TextColumns[] texts = [.. Texts.Select(header.Texts)];
    private readonly IReadOnlyList<ListColumn> partners = header.Places("partners", "institution");
    private readonly IReadOnlyList<ListColumn> roles = header.Places("partners", "role");
    private readonly IReadOnlyList<ListColumn> kinds = header.Places("kinds");
    private readonly IReadOnlyList<ListColumn> themes = header.Places("themes");
    private readonly IReadOnlyList<ListColumn> fields = header.Places("fields");

    /// <summary>What the row says; faults of its cells are noted.</summary>
    public CollaborationDraft Read(RowCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var says = new JsonObject();
        Put(says, "code", cells.Cell(code, "/code", required: true));
        foreach (var name in Plain)
        {
            Put(says, name, cells.Cell(header.Find(name), "/" + name));
        }

        foreach (var text in texts)
        {
            Put(says, text.Field, MapOf(cells, text));
        }

        Put(says, "instrument", Code<Instrument>(cells, "instrument"));
        Put(says, "status", Code<CollaborationStatus>(cells, "status"));
        foreach (var name in Dates)
        {
            Put(says, name, cells.Date(header.Find(name), "/" + name) is { } date ? IsoDate.Of(date) : null);
        }

        Put(says, "noticePeriodDays", cells.Whole(header.Find("noticePeriodDays"), "/noticePeriodDays", 0, 3_650) is { } days ? JsonValue.Create(days) : null);
        Put(says, "autoRenewMonths", cells.Whole(header.Find("autoRenewMonths"), "/autoRenewMonths", 1, 600) is { } months ? JsonValue.Create(months) : null);
        Put(says, "kinds", List(cells, "kinds", kinds, CodeOf<CollaborationKind>(cells)));
        Put(says, "themes", List(cells, "themes", themes, CodeOf<Theme>(cells)));
        Put(says, "fields", List(cells, "fields", fields, cells.FieldOf));
        return new(says, PartnersOf(cells));
    }

    /// <summary>The column that a fault is about, or −1 where it is about the row.</summary>
    public int ColumnOf(RowCells cells, string pointer)
    {
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(pointer);
        var place = cells.PlaceOf(pointer);
        return place >= 0 && pointer.EndsWith("/role", StringComparison.Ordinal) && RoleBeside(place) is >= 0 and var role ? role
            : place >= 0 ? place
            : header.ColumnOf(pointer);
    }

    private static void Put(JsonObject says, string name, JsonNode? value)
    {
        if (value is not null)
        {
            says[name] = value;
        }
    }

    private static JsonObject? MapOf(RowCells cells, TextColumns text)
    {
        JsonObject? map = null;
        foreach (var column in text.Columns)
        {
            if (cells.Cell(column.Column, column.Pointer) is not { } entry)
            {
                continue;
            }

            map ??= [];
            if (!map.TryAdd(column.Tag, JsonValue.Create(entry)))
            {
                cells.Faults.Rule(column.Pointer, "repeated", "This language stands twice.");
            }
        }

        return map;
    }

    private static Func<string, string, string?> CodeOf<TEnum>(RowCells cells)
        where TEnum : struct, Enum =>
        (text, pointer) => cells.CodeOf<TEnum>(text, pointer) is { } value ? Codes<TEnum>.Of(value) : null;

    private static JsonArray? List(RowCells cells, string name, IReadOnlyList<ListColumn> columns, Func<string, string, string?> read) =>
        columns.Count > 0 && cells.List(name, columns, most: 100, one => CodeNames.Find(name, one) is not null, read) is { } values
            ? [.. values.Select(v => JsonValue.Create(v))]
            : null;

    private string? Code<TEnum>(RowCells cells, string name)
        where TEnum : struct, Enum =>
        cells.Code<TEnum>(header.Find(name), "/" + name) is { } value ? Codes<TEnum>.Of(value) : null;

    /// <summary>The partners in the order of their numbers, those whose institution is filled in.</summary>
    private List<DraftPartner> PartnersOf(RowCells cells)
    {
        var given = new List<DraftPartner>();
        cells.List("partners", partners, most: 200, _ => false, (institution, at) =>
        {
            var beside = cells.PlaceOf(at) is >= 0 and var place ? RoleBeside(place) : -1;
            var role = cells.Code<PartnerRole>(beside, at + "/role");
            given.Add(new(institution, role is { } known ? Codes<PartnerRole>.Of(known) : null));
            return institution;
        });
        return given;
    }

    /// <summary>The column of the role of the partner whose institution stands in this column.</summary>
    private int RoleBeside(int institution)
    {
        var number = partners.First(p => p.Column == institution).Number;
        return roles.Where(r => r.Number == Math.Max(number, 1)).Select(r => r.Column).DefaultIfEmpty(-1).First();
    }
}
