using System.Collections.Immutable;
using System.Text.Json;
using Collab.Core.Collaborations;
using Collab.Core.History;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Standards;
using Collab.Core.Store;

namespace Collab.Core.Writing;

/// <summary>
/// A collaboration's own row: the record, the version of its history, the hash of the last entry, and the months that have a cell.
/// The cells written last travel along, so that a write usually needs this row only. Immutable.
/// </summary>
public sealed record CollaborationHead
{
    /// <summary>Columns that hold the record without what only a write needs.</summary>
    public static readonly IReadOnlyList<string> RecordColumns = [.. Payload.UsualColumnsOf("body"), "version", "revision", "hash", "months"];

    private const int RecentBytes = 8 * 1024;

    public required Collaboration Record { get; init; }

    /// <summary>The record's JSON, as stored and as answered.</summary>
    public required byte[] Body { get; init; }

    /// <summary>The version of the last history entry; 0 before the first.</summary>
    public required int Version { get; init; }

    /// <summary>The version at which the record itself last changed; its HTTP entity tag.</summary>
    public required int Revision { get; init; }

    /// <summary>The hash of the last history entry.</summary>
    public required string Hash { get; init; }

    /// <summary>The store's tag; null while the row doesn't exist yet.</summary>
    public string? RowTag { get; init; }

    public required MonthIndex Months { get; init; }

    /// <summary>Cells known without a read.</summary>
    public ImmutableDictionary<Month, MonthCell> Cells { get; init; } = ImmutableDictionary<Month, MonthCell>.Empty;

    public string ETag => $"\"{Revision}\"";

    /// <summary>A collaboration that isn't stored yet.</summary>
    public static CollaborationHead New(Collaboration record) => new()
    {
        Record = record,
        Body = [],
        Version = 0,
        Revision = 0,
        Hash = HistoryEntry.Origin,
        Months = MonthIndex.Empty,
    };

    /// <exception cref="InvalidDataException">The row is no collaboration that this version knows.</exception>
    public static CollaborationHead Read(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var body = Payload.Read(row, "body") ?? throw new InvalidDataException($"The row {row.Key} has no record.");
        return new()
        {
            Record = JsonSerializer.Deserialize(body, RegisterJson.Readable.Collaboration)!,
            Body = body,
            Version = row.Number("version")!.Value,
            Revision = row.Number("revision")!.Value,
            Hash = row.Text("hash")!,
            RowTag = row.ETag,
            Months = MonthIndex.Decode(row.Bytes("months")),
            Cells = row.Bytes("recent") is { } recent ? ReadRecent(recent) : ImmutableDictionary<Month, MonthCell>.Empty,
        };
    }

    /// <summary>The cell of a month when it is known without a read: it travels with the row, or there is none yet.</summary>
    public MonthCell? KnownCell(Month month) =>
        Cells.TryGetValue(month, out var cell) ? cell : Months.Has(month) ? null : MonthCell.Empty;

    public CollaborationHead WithCell(Month month, MonthCell cell) => this with
    {
        Cells = Cells.SetItem(month, cell),
    };

    /// <summary>The row's values; the cells of <paramref name="written"/> travel along as far as they fit.</summary>
    public Dictionary<string, object> Write(IEnumerable<Month> written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var values = new Dictionary<string, object>
        {
            ["version"] = Version,
            ["revision"] = Revision,
            ["hash"] = Hash,
            ["months"] = Months.Encode(),
            ["recent"] = WriteRecent(written),
        };
        Payload.Write(values, "body", Body);
        return values;
    }

    private static ImmutableDictionary<Month, MonthCell> ReadRecent(ReadOnlySpan<byte> bytes)
    {
        var cells = ImmutableDictionary.CreateBuilder<Month, MonthCell>();
        for (var at = 0; at < bytes.Length;)
        {
            var month = new Month((int)VarInt.Read(bytes, ref at));
            var length = (int)VarInt.Read(bytes, ref at);
            cells[month] = MonthCell.Decode(bytes.Slice(at, length));
            at += length;
        }

        return cells.ToImmutable();
    }

    private byte[] WriteRecent(IEnumerable<Month> written)
    {
        var bytes = new List<byte>();
        foreach (var month in written.OrderDescending())
        {
            var cell = Cells[month].Encode();
            if (bytes.Count + cell.Length + 8 > RecentBytes)
            {
                break;
            }

            VarInt.Write(bytes, (ulong)month.Index);
            VarInt.Write(bytes, (ulong)cell.Length);
            bytes.AddRange(cell);
        }

        return [.. bytes];
    }
}
