namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>Makes a request that nobody should send out of one of the corpus.</summary>
internal static class Mutator
{
    /// <summary>Changes the request in one way or a few. A few stay as they are, so that the register goes on growing.</summary>
    public static void Apply(Message message, Choices choices)
    {
        for (var left = choices.Weighted((1, 0), (16, 1), (6, 2), (2, 3)); left > 0; left--)
        {
            // Bytes that were framed already stand as they are.
            if (!message.IsFramed && message.Raw is null)
            {
                ChangeOnce(message, choices);
            }
        }
    }

    private static void ChangeOnce(Message message, Choices choices) => choices.Weighted<Action<Message, Choices>>(
        (message.Body.Length > 0 ? 55 : 0, JsonMutations.Apply),
        (message.Body.Length > 0 ? 11 : 1, BodyMutations.Apply),
        (message.Body.Length > 0 ? 8 : 40, TargetMutations.Apply),
        (15, HeaderMutations.Apply),
        (7, FramingMutations.Apply),
        (3, Cross))(message, choices);

    /// <summary>Another request's method, or its body and headers, at this address.</summary>
    private static void Cross(Message message, Choices choices)
    {
        var other = choices.Of(SeedCorpus.Requests).Fill(new Dictionary<string, string>());
        if (choices.OneIn(2))
        {
            message.Method = other.Method;
            return;
        }

        message.Body = other.Body;
        foreach (var (name, value) in other.Headers)
        {
            message.Set(name, value);
        }
    }
}
