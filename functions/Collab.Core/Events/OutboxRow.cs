using System.Text.Json;
using Collab.Core.Json;
using Collab.Core.Store;

namespace Collab.Core.Events;

/// <summary>
/// Events that are to be told: rows <c>x|{id}</c> in the partition of the change that they tell of (tables <c>Register</c>, <c>Documents</c>
/// and <c>Reports</c>), and gone once every subscription that wants them has its delivery.
/// </summary>
public static class OutboxRow
{
    public static RowRange All { get; } = RowRange.Prefix("x|");

    public static string Key(Guid id) => $"x|{id}";

    /// <summary>The change that stores the event; part of the commit that it tells of.</summary>
    public static RowChange Of(RegisterEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var values = new Dictionary<string, object>(1);
        Payload.Write(values, "body", JsonSerializer.SerializeToUtf8Bytes(happened, RegisterJson.Readable.RegisterEvent));
        return new RowChange.Add(Key(happened.Id), values);
    }

    public static RegisterEvent Read(Row row) => JsonSerializer.Deserialize(Payload.Read(row, "body"), RegisterJson.Readable.RegisterEvent)!;
}
