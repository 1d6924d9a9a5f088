using System.Text.Json;
using System.Text.Json.Nodes;

namespace Collab.Faults.Traffic;

/// <summary>Reads the answers to many records sent at once, as far as they came: one for each line in the order of the lines, all of them when the whole came.</summary>
internal static class BulkAnswers
{
    public static void Read(Reply reply, IReadOnlyList<Tracked> records, Journal journal)
    {
        if (reply.Fate != Fate.Done)
        {
            records.ToList().ForEach(record => Note.Take(record, reply with { Fate = reply.Fate == Fate.Refused ? Fate.Refused : Fate.Unknown }, journal));
            return;
        }

        var (answered, status) = (0, 0);
        foreach (var text in reply.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(text) is not { } answer)
            {
                break;
            }

            if (answer["line"]?.GetValue<int>() is not { } line || line != answered + 1 || line > records.Count)
            {
                journal.Surprise($"Behind the answer to line {answered} of {records.Count} came {text}");
                return;
            }

            answered = line;
            status = answer["status"]!.GetValue<int>();
            var fate = status is 200 or 201 ? Fate.Done : status is 503 or 408 ? Fate.Unknown : Fate.Refused;
            Note.Take(records[line - 1], new(fate, status, System.Text.Encoding.UTF8.GetBytes(text)), journal);
        }

        // Behind the 408 of a line nothing more is read.
        if (reply.IsWhole && answered < records.Count && status != 408)
        {
            journal.Surprise($"Of {records.Count} lines {answered} were answered, and the answer isn't broken off: {reply.Text}");
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
