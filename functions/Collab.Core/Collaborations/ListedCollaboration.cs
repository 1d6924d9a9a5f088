using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Store;

namespace Collab.Core.Collaborations;

/// <summary>A collaboration as a list or a report reads it: its row, and what has been read from it so far.</summary>
internal sealed class ListedCollaboration
{
    /// <summary>What is read of a row.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. Payload.UsualColumnsOf("body"), "months"];

    private readonly Row row;

    public ListedCollaboration(Row row, byte[] body)
    {
        this.row = row;
        Body = body;
        Record = JsonSerializer.Deserialize(body, RegisterJson.Readable.Collaboration)!;
    }

    public string Key => row.Key;

    /// <summary>The record's JSON, as stored and as answered.</summary>
    public byte[] Body { get; }

    public Collaboration Record { get; }

    public MonthIndex Months => MonthIndex.Decode(row.Bytes("months"));

    public static byte[] BodyOf(Row row) => Payload.Read(row, "body") ?? throw new InvalidDataException($"The row {row.Key} has no record.");

    public DormancyLevel DormancyOn(DateOnly day) => DormancyRule.Of(Record, Months, day);
}
