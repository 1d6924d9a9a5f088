namespace Collab.Core.Events.Sending;

/// <summary>What became of an attempt. Nothing of it is the receiver's own words.</summary>
public abstract record DeliveryAnswer
{
    private DeliveryAnswer()
    {
    }

    /// <summary>The receiver has it.</summary>
    public sealed record Taken : DeliveryAnswer;

    /// <summary>The receiver wants no more of anything.</summary>
    public sealed record Gone : DeliveryAnswer;

    /// <summary>It has to be tried again.</summary>
    /// <param name="Fault">A status code, or a word such as <c>timeout</c>.</param>
    /// <param name="RetryAfter">How long the receiver asked us to wait, or null.</param>
    public sealed record Failed(string Fault, TimeSpan? RetryAfter = null) : DeliveryAnswer;
}
