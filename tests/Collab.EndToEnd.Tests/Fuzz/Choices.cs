namespace Collab.EndToEnd.Tests.Fuzz;

/// <summary>The choices that make one request. The same run and number choose the same again.</summary>
internal sealed class Choices(int run, int number)
{
    private readonly Random random = new(unchecked((run * 1_000_003) + number));

    /// <summary>From 0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => random.Next(end);

    public int Between(int least, int most) => random.Next(least, most + 1);

    public bool OneIn(int times) => random.Next(times) == 0;

    public T Of<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    /// <summary>One of the values, each as likely as its weight.</summary>
    public T Weighted<T>(params ReadOnlySpan<(int Weight, T Value)> values)
    {
        var sum = 0;
        foreach (var (weight, _) in values)
        {
            sum += weight;
        }

        var at = random.Next(sum);
        foreach (var (weight, value) in values)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        throw new InvalidOperationException("Nothing has a weight.");
    }

    public byte[] Noise(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
