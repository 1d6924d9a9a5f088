using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>Reads the answers to many records sent at once, as far as they came.</summary>
internal static class BulkAnswers
{
    public static void Read(Reply reply, IReadOnlyList<Tracked> records, Journal journal)
    {
        if (reply.Fate != Fate.Done)
        {
            records.ToList().ForEach(record => Note.Take(record, reply with { Fate = reply.Fate == Fate.Refused ? Fate.Refused : Fate.Unknown }, journal));
            return;
        }

        foreach (var text in reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(text) is not { } answer || answer["line"]?.GetValue<int>() is not { } line || line > records.Count)
            {
                continue;
            }

            var status = answer["status"]!.GetValue<int>();
            var fate = status is 200 or 201 ? Fate.Done : status is 503 or 408 ? Fate.Unknown : Fate.Refused;
            Note.Take(records[line - 1], new(fate, status, System.Text.Encoding.UTF8.GetBytes(text)), journal);
        }
    }

    /// <summary>Null for the half of a line at which the answer broke off.</summary>
    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
