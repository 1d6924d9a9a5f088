namespace Collab.Faults.Traffic;

/// <summary>Notes what a record's client heard of its last operation.</summary>
internal static class Note
{
    public static void Take(Tracked record, Reply reply, Journal journal, bool isWrong = false)
    {
        switch (reply.Fate)
        {
            case Fate.Done when isWrong:
                journal.Surprise($"{record}: what is wrong was taken: {reply.Text}");
                break;
            case Fate.Done:
                record.Done(IdOf(reply) ?? record.Id, reply.ETag, isUpdate: record.State is not null && record.Other is not null);
                break;
            case Fate.Refused:
                if (!isWrong)
                {
                    journal.Surprise($"{record}: refused with {reply.Status}: {reply.Text}\n  {string.Join("\n  ", record.Log)}");
                }

                record.NotDone($"{reply.Status}");
                break;
            default:
                record.Unclear(reply);
                break;
        }
    }

    private static string? IdOf(Reply reply) => reply.Body.Length > 0 ? reply.Json["id"]?.GetValue<string>() : null;
}
