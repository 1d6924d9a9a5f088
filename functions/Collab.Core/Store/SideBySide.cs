namespace Collab.Core.Store;

/// <summary>Asks several partitions at once, with a bound on how many.</summary>
public static class SideBySide
{
    private const int AtOnce = 8;

    /// <summary>The answers in the order of the questions.</summary>
    public static async Task<IReadOnlyList<TAnswer>> AskAsync<TQuestion, TAnswer>(
        IEnumerable<TQuestion> questions, Func<TQuestion, CancellationToken, Task<TAnswer>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(questions);
        var list = questions.ToArray();
        var answers = new TAnswer[list.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, list.Length, options, async (i, token) => answers[i] = await ask(list[i], token));
        return answers;
    }
}
