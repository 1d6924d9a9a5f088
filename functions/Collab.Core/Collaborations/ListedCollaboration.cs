using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Store;

namespace Collab.Core.Collaborations;

/// <summary>
/// A collaboration as a list or a report reads it: its row, and what has been read from it so far. A page of a list holds the stored JSON as
/// it is, so a record that nobody asks about is never read.
/// </summary>
internal sealed class ListedCollaboration
{
    /// <summary>What is read of a row.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. Payload.UsualColumnsOf("body"), "version", "months"];

    private readonly Row row;
    private Collaboration? record;

    public ListedCollaboration(Row row, byte[] body)
    {
        this.row = row;
        Body = body;
    }

    public string Key => row.Key;

    /// <summary>The record's JSON, as stored and as answered.</summary>
    public byte[] Body { get; }

    /// <summary>The record, read from its JSON when it is first asked for.</summary>
    public Collaboration Record => record ??= JsonSerializer.Deserialize(Body, RegisterJson.Readable.Collaboration)!;

    /// <summary>The version of the last history entry.</summary>
    public int Version => row.Number("version")!.Value;

    public MonthIndex Months => MonthIndex.Decode(row.Bytes("months"));

    public static byte[] BodyOf(Row row) => Payload.Read(row, "body") ?? throw new InvalidDataException($"The row {row.Key} has no record.");

    public DormancyLevel DormancyOn(DateOnly day) => DormancyRule.Of(Record, Months, day);
}
