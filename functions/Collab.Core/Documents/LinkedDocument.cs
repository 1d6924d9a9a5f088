using System.Text.Json.Serialization;
using Collab.Core.Items;
using Collab.Core.MonthCells;
using Collab.Core.Settings;
using Collab.Core.Standards;

namespace Collab.Core.Documents;

/// <summary>A document as it hangs on the collaboration that it is about. It has the document's id.</summary>
public sealed record LinkedDocument : IItem
{
    public required Guid Id { get; init; }

    public required Guid Collaboration { get; init; }

    public required string FileName { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>The day (UTC) on which it came, when something happened under the collaboration.</summary>
    public required DateOnly ReceivedOn { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonConverter(typeof(InstantConverter))]
    public required DateTimeOffset UpdatedAt { get; init; }

    string? IItem.Reference => null;

    ItemType IItem.Type => ItemType.Document;

    CellEntry? IItem.Counted => new CellEntry(Month.Of(ReceivedOn), CellSection.Documents, CellEntry.OfDay(ReceivedOn), new(1, 0, 0));

    public static LinkedDocument Of(Document document, Guid collaboration, RegisterCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(calendar);
        var now = calendar.Now;
        return new()
        {
            Id = document.Id,
            Collaboration = collaboration,
            FileName = document.FileName,
            Kind = document.Kind,
            ReceivedOn = calendar.DayOf(document.ReceivedAt),
            CreatedAt = now,
            UpdatedAt = now,
        };
    }

    public IItem With(ItemStamp stamp) => this with
    {
        Id = stamp.Id,
        Collaboration = stamp.Collaboration,
        CreatedAt = stamp.CreatedAt,
        UpdatedAt = stamp.UpdatedAt,
    };
}
