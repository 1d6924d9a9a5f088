using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.MonthCells;
using Collab.Core.Store;

namespace Collab.Core.Collaborations;

/// <summary>A collaboration as a list reads it: its row, and what has been read from it so far.</summary>
internal sealed class ListedCollaboration
{
    private readonly Row row;

    public ListedCollaboration(Row row)
    {
        this.row = row;
        Body = Payload.Read(row, "body") ?? throw new InvalidDataException($"The row {row.Key} has no record.");
        Record = JsonSerializer.Deserialize(Body, RegisterJson.Readable.Collaboration)!;
    }

    public string Key => row.Key;

    /// <summary>The record's JSON, as stored and as answered.</summary>
    public byte[] Body { get; }

    public Collaboration Record { get; }

    public DormancyLevel DormancyOn(DateOnly day) => DormancyRule.Of(Record, MonthIndex.Decode(row.Bytes("months")), day);
}
